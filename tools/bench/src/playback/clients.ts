import http from 'node:http';
import { request } from 'undici';
import type { ClientName } from './contender.ts';

/** Makes a request and reads its answer as JSON. */
export type Client = (url: string) => Promise<unknown>;

/** The clients that are measured, called as all contenders see them: through their module, not by its names. */
export const clients: Readonly<Record<ClientName, Client>> = {
  fetch: async (url) => (await fetch(url)).json(),
  'undici.request': async (url) => (await request(url)).body.json(),
  'node:http': (url) =>
    new Promise((resolve, reject) => {
      const sent = http.get(url, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve(JSON.parse(body));
        });
      });
      sent.on('error', reject);
    }),
};
