import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Answer } from './exchange.ts';
import { splitEvents } from './split-events.ts';

/**
 * Sends an answer: JSON in one piece, a stream write by write.
 *
 * @param response - Where it goes; ended when the promise resolves.
 * @param answer - What is sent.
 * @param chunkDelayMs - Pause between two writes of a stream, in milliseconds.
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  chunkDelayMs: number,
): Promise<void> {
  response.sendDate = false;
  response.setHeader('server', 'plumbline-emulator');
  if (answer.kind === 'json') {
    sendJson(response, answer);
    return;
  }
  await sendStream(response, answer, chunkDelayMs);
}

function sendJson(response: ServerResponse, answer: Extract<Answer, { kind: 'json' }>): void {
  const body = Buffer.from(JSON.stringify(answer.body), 'utf8');
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...answer.headers,
    'content-length': String(body.length),
  });
  response.end(body);
}

async function sendStream(
  response: ServerResponse,
  answer: Extract<Answer, { kind: 'stream' }>,
  chunkDelayMs: number,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    ...answer.headers,
  });
  for (const chunk of splitEvents(answer.events)) {
    if (response.destroyed) {
      return;
    }
    response.write(chunk);
    await pause(chunkDelayMs);
  }
  response.end();
}

async function pause(milliseconds: number): Promise<void> {
  await (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds, undefined, { ref: false }));
}
