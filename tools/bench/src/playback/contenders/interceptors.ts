import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import type { Contender } from '../contender.ts';
import { answerHeaders, answerTo, pathsOf } from '../exchanges.ts';

/** What nock and MSW are built on, with no more than a map of answers. */
export const interceptors: Contender = {
  clients: ['fetch', 'undici.request', 'node:http'],
  open(exchanges) {
    const answers = new Map(pathsOf(exchanges).map((path) => [exchanges.origin + path, answerTo(path)]));
    const interceptor = new HttpRequestInterceptor();
    interceptor.on('request', ({ request, controller }) => {
      controller.respondWith(new Response(answers.get(request.url) ?? '', { headers: answerHeaders }));
    });
    interceptor.apply();
    return Promise.resolve({
      pass: (run) => run(),
      [Symbol.asyncDispose]: () => {
        interceptor.dispose();
        return Promise.resolve();
      },
    });
  },
};
