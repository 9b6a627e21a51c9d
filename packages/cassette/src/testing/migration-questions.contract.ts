import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { decodeContent } from '../body/content-coding.ts';
import { flatPairs } from '../exchange/header.ts';
import { servicePort } from './migration-service.contract.ts';

/** One request to the service of migrations. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What the service said. */
export interface ServiceAnswer {
  readonly status: number;
  /** The body in base64, content coding undone. */
  readonly body: string;
}

/** A chat turn, as models are asked. */
export const chatTurn: Question = {
  method: 'POST',
  path: '/echo?b=2&a=1',
  headers: { 'Content-Type': 'application/json', Authorization: 'Bearer not-a-real-key' },
  body: '{"model":"any","input":"Move the database"}',
};

/** A request whose body is no text. */
export const binaryUpload: Question = {
  method: 'POST',
  path: '/echo',
  headers: { 'Content-Type': 'application/octet-stream' },
  body: Buffer.from([0xff, 0xfe, 0x00, 0x80]),
};

/** What every recording holds. */
export const questions: readonly Question[] = [
  chatTurn,
  {
    method: 'POST',
    path: '/echo',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'goal=bake&hours=2',
  },
  binaryUpload,
  ...['gzip', 'br', 'image', 'events', 'count', 'count', 'cookies', 'empty', 'missing'].map((name) => ({
    method: 'GET',
    path: `/${name}`,
  })),
];

/**
 * Asks through `node:http`.
 *
 * @param question - What to ask.
 * @returns What came.
 */
export async function askOverHttp({ method, path, headers = {}, body }: Question): Promise<ServiceAnswer> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: servicePort, method, path, headers };
    http.request(options, resolve).on('error', reject).end(body);
  });
  const bytes = await buffer(response);
  const decoded = decodeContent(bytes, flatPairs(response.rawHeaders)) ?? bytes;
  return { status: response.statusCode ?? 0, body: decoded.toString('base64') };
}

/**
 * Asks through the global `fetch`.
 *
 * @param question - What to ask.
 * @returns What came.
 */
export async function askByFetch({ method, path, headers = {}, body }: Question): Promise<ServiceAnswer> {
  const response = await fetch(`http://127.0.0.1:${String(servicePort)}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, body: bytes.toString('base64') };
}
