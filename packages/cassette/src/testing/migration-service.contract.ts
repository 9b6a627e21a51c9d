import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The port that recorded URLs name. */
export const servicePort = 4319;

/** What the service answers at a path. */
type Answer = (sent: string) => {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
};

const json = { 'Content-Type': 'application/json' };
const greeting = JSON.stringify({ greeting: 'Grüße', padding: 'x'.repeat(40) });
const notFound: Answer = () => ({ status: 404, headers: json, body: '{"error":"not found"}' });

/**
 * Starts a service that answers in all the ways that recordings are hard to keep.
 *
 * @returns What stops it.
 */
export async function startMigrationService(): Promise<AsyncDisposable> {
  const answers = makeAnswers();
  const server = createServer((request, response) => {
    void answer(request, response, answers);
  });
  await once(server.listen(servicePort, '127.0.0.1'), 'listening');
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Readonly<Record<string, Answer>>,
): Promise<void> {
  const sent = await buffer(request);
  const path = request.url?.replace(/\?.*/u, '') ?? '';
  const { status = 200, headers, body } = (answers[path] ?? notFound)(sent.toString('utf8'));
  response.sendDate = false;
  response.writeHead(status, headers).end(body);
}

function makeAnswers(): Readonly<Record<string, Answer>> {
  let asked = 0;
  return {
    '/echo': (sent) => ({ headers: json, body: JSON.stringify({ sent, plan: ['a', 'b'] }) }),
    '/gzip': () => ({ headers: { ...json, 'Content-Encoding': 'gzip' }, body: gzipSync(greeting) }),
    '/br': () => ({
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Encoding': 'br' },
      body: brotliCompressSync('brotli '.repeat(9)),
    }),
    '/image': () => ({
      headers: { 'Content-Type': 'image/png' },
      body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]),
    }),
    '/events': () => ({
      headers: { 'Content-Type': 'text/event-stream' },
      body: 'data: {"delta":"Gr"}\n\ndata: {"delta":"üße"}\n\ndata: [DONE]\n\n',
    }),
    '/count': () => ({ headers: json, body: JSON.stringify({ count: (asked += 1) }) }),
    '/cookies': () => ({
      headers: {
        'Content-Type': 'text/plain',
        'Set-Cookie': ['session=abc; Path=/', 'theme=dark; Expires=Wed, 01 Jan 2031 00:00:00 GMT'],
      },
      body: 'set',
    }),
    '/empty': () => ({ status: 204, headers: {} }),
  };
}
