import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Contender } from '../contender.ts';
import { answerHeaders, answerTo, pathsOf } from '../exchanges.ts';

/** MSW, with one handler an exchange. */
export const msw: Contender = {
  clients: ['fetch', 'node:http'],
  open(exchanges) {
    const handlers = pathsOf(exchanges).map((path) =>
      http.get(exchanges.origin + path, () => new HttpResponse(answerTo(path), { headers: answerHeaders })),
    );
    const server = setupServer(...handlers);
    server.listen();
    return Promise.resolve({
      pass: (run) => run(),
      [Symbol.asyncDispose]: () => {
        server.close();
        return Promise.resolve();
      },
    });
  },
};
