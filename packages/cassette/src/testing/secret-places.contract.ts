import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Where a secret is planted: in a request, or in what answers it. */
export interface PlantedPlace {
  readonly ask?: (secret: string) => { readonly path?: string; readonly init?: RequestInit };
  readonly answer?: (secret: string, reply: ServerResponse) => void;
}

const inHeader = (name: string, value: (secret: string) => string): PlantedPlace => ({
  ask: (secret) => ({ init: { headers: { [name]: value(secret) } } }),
});
const inBody = (body: (secret: string) => NonNullable<RequestInit['body']>, type?: string): PlantedPlace => ({
  ask: (secret) => ({
    init: {
      method: 'POST',
      body: body(secret),
      ...(type !== undefined && { headers: { 'content-type': type } }),
    },
  }),
});
const inAnswer = (type: string, ...parts: ((secret: string) => string | Uint8Array)[]): PlantedPlace => ({
  answer: (secret, reply) => {
    reply.setHeader('content-type', type);
    const [first, ...others] = parts.map((part) => part(secret));
    reply.write(first);
    setImmediate(() => {
      for (const other of others) reply.write(other);
      reply.end();
    });
  },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const percent = (text: string): string => encodeURIComponent(text);
const everyByte = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '%$&');
const half = (secret: string): number => Math.floor(secret.length / 2);
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const delta = (content: string): string => event({ choices: [{ index: 0, delta: { content } }] });
const image = Buffer.from('89504e470d0a1a0a0000000d49484452ff00fe01', 'hex');
const stream = 'text/event-stream';

function multipart(secret: string, file: Uint8Array | string): FormData {
  const form = new FormData();
  form.append('note', secret);
  form.append('file', new Blob([typeof file === 'string' ? file : Buffer.from(file)]), 'a.png');
  return form;
}

/** Places with ordinary names: nothing but the secret itself gives it away. */
export const ordinaryPlaces: Readonly<Record<string, PlantedPlace>> = {
  'a header': inHeader('x-note', (secret) => `see ${percent(secret)} there`),
  'a header, in base64': inHeader('x-note', (secret) => base64(`note: ${secret}, so`)),
  'a query': { ask: (secret) => ({ path: `?a=1&note=${percent(secret)}&b=2` }) },
  'a query, every byte encoded': { ask: (secret) => ({ path: `?note=${everyByte(secret)}` }) },
  'a query, encoded twice': {
    ask: (secret) => ({ path: `?to=${percent(`https://h/?note=${percent(secret)}`)}` }),
  },
  'the path': { ask: (secret) => ({ path: `/x/${percent(secret)}/y` }) },
  'a JSON field': inBody((secret) => JSON.stringify({ a: [{ note: `it is ${secret}.` }] })),
  'JSON in JSON': inBody((secret) => JSON.stringify({ arguments: JSON.stringify({ note: secret, n: 1 }) })),
  'a JSON field, in base64': inBody((secret) => JSON.stringify({ data: base64(`hello ${secret}!`) })),
  'JSON that is not compact': inBody((secret) => `{ "note" : ${JSON.stringify(secret)} }`),
  'the name of a JSON field': inBody((secret) => JSON.stringify({ [secret]: 1 })),
  'a form': inBody((secret) => new URLSearchParams({ a: '1', note: secret })),
  'JSON in a form': inBody((secret) => new URLSearchParams({ payload: JSON.stringify({ note: secret }) })),
  'plain text': inBody((secret) => `remember\n${secret}\nplease`),
  'base64url in text': inBody(
    (secret) => `remember ${Buffer.from(`{"note":${JSON.stringify(secret)}}`).toString('base64url')}`,
  ),
  multipart: inBody((secret) => multipart(secret, 'text')),
  'multipart with an image': inBody((secret) => multipart(secret, image)),
  'a file in multipart': inBody((secret) =>
    multipart('none', Buffer.concat([image, Buffer.from(` ${secret} `), image])),
  ),
  'a compressed request': {
    ask: (secret) => ({
      init: {
        method: 'POST',
        headers: { 'content-encoding': 'gzip' },
        body: Buffer.from(gzipSync(JSON.stringify({ note: secret }))),
      },
    }),
  },
  'a header of the answer': {
    answer: (secret, reply) => reply.setHeader('x-note', percent(secret)).end('ok'),
  },
  'a redirect': {
    answer: (secret, reply) => reply.setHeader('location', `/?note=${percent(secret)}`).end('ok'),
  },
  'a JSON answer': inAnswer('application/json', (secret) => JSON.stringify({ note: secret })),
  'a text answer': inAnswer('text/plain', (secret) => `your note is ${secret}`),
  'a binary answer': inAnswer('image/png', (secret) => Buffer.concat([image, Buffer.from(` ${secret} `)])),
  'a compressed answer': {
    answer: (secret, reply) => reply.setHeader('content-encoding', 'gzip').end(gzipSync(`${secret} is it`)),
  },
  'an event': inAnswer(stream, (secret) => delta(`it is ${secret}`)),
  'two chunks of an event': inAnswer(
    stream,
    (secret) => delta(secret).slice(0, -half(secret)),
    (secret) => delta(secret).slice(-half(secret)),
  ),
  'two events': inAnswer(
    stream,
    (secret) => delta(`it is ${secret.slice(0, half(secret))}`) + event({ choices: [] }),
    (secret) => delta(`${secret.slice(half(secret))}, yes`),
  ),
  'many events': inAnswer(
    stream,
    (secret) =>
      (secret.match(/[^]{1,4}/g) ?? [])
        .map((text) => event({ type: 'text_delta', index: 1, delta: { text } }))
        .join(''),
    () => 'data: [DONE]\n\n',
  ),
  'pieces of arguments that are JSON': inAnswer(stream, (secret) =>
    (JSON.stringify({ note: secret }).match(/[^]{1,7}/g) ?? [])
      .map((partial_json) => event({ delta: { partial_json } }))
      .join(''),
  ),
  'events of bare text': inAnswer(
    stream,
    (secret) =>
      `data: ${percent(secret).slice(0, half(secret))}\n\ndata: ${percent(secret).slice(half(secret))}\n\n`,
  ),
  'JSON lines': inAnswer(
    'application/x-ndjson',
    (secret) => `{"response":${JSON.stringify(secret.slice(0, half(secret)))}}\n`,
    (secret) => `{"response":${JSON.stringify(secret.slice(half(secret)))}}\n{"done":true}\n`,
  ),
};

/** Places whose names say that a secret is there, whatever it looks like. */
export const namedPlaces: Readonly<Record<string, PlantedPlace>> = {
  authorization: inHeader('authorization', (secret) => `Bearer ${secret}`),
  'basic authorization': inHeader('authorization', (secret) => `Basic ${base64(`user:${secret}`)}`),
  'x-api-key': inHeader('x-api-key', (secret) => secret),
  'api-key': inHeader('api-key', (secret) => secret),
  'x-goog-api-key': inHeader('x-goog-api-key', (secret) => secret),
  'x-auth-token': inHeader('x-auth-token', (secret) => secret),
  'a cookie': inHeader('cookie', (secret) => `theme=dark; session=${secret}`),
  'the parameter key': { ask: (secret) => ({ path: `?key=${secret}` }) },
  'the parameter access_token': { ask: (secret) => ({ path: `?access_token=${secret}&x=1` }) },
  'the parameter sig': { ask: (secret) => ({ path: `?sv=1&sig=${secret}` }) },
  'a matrix parameter': { ask: (secret) => ({ path: `/a;jsessionid=${secret}/b` }) },
  'the password of a URL': inBody((secret) => `connect to postgres://app:${secret}@db:5432/x`),
  'a field password': inBody((secret) => JSON.stringify({ user: { password: secret } })),
  'a field apiKey': inBody((secret) => JSON.stringify({ apiKey: secret })),
  'a field client_secret': inBody((secret) => JSON.stringify([{ client_secret: secret }])),
  'a named value': inBody((secret) => JSON.stringify({ env: [{ name: 'API_KEY', value: secret }] })),
  'a form field': inBody((secret) => new URLSearchParams({ grant_type: 'password', password: secret })),
  'a field in base64': inBody((secret) =>
    JSON.stringify({ config: base64(JSON.stringify({ password: secret })) }),
  ),
  'a field in an encoded form': inBody((secret) => JSON.stringify({ query: `x=1&client_secret=${secret}` })),
  'a multipart field': inBody((secret) => {
    const form = multipart('none', image);
    form.append('api_key', secret);
    return form;
  }),
  'an answered cookie': {
    answer: (secret, reply) => reply.setHeader('set-cookie', `sid=${secret}; Path=/`).end('ok'),
  },
  'an answered token': inAnswer('application/json', (secret) => JSON.stringify({ refresh_token: secret })),
  'an answered token in an event': inAnswer(stream, (secret) =>
    event({ session: { client_secret: secret } }),
  ),
  'arguments in pieces': inAnswer(
    stream,
    () => event({ delta: { partial_json: '{"api_key":' } }),
    (secret) =>
      event({ delta: { partial_json: ` "${secret.slice(0, 3)}` } }) +
      event({ delta: { partial_json: `${secret.slice(3)}"}` } }),
  ),
};
