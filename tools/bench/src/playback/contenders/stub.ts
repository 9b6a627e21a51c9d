import { answerHeaders, answerTo, pathsOf } from '../exchanges.ts';
import type { Contender } from '../contender.ts';

/** A function in the place of `fetch`: what people write by hand. */
export const stub: Contender = {
  clients: ['fetch'],
  open(exchanges) {
    const answers = new Map(pathsOf(exchanges).map((path) => [exchanges.origin + path, answerTo(path)]));
    const original = globalThis.fetch;
    globalThis.fetch = (url) =>
      Promise.resolve(new Response(answers.get(url as string), { headers: answerHeaders }));
    return Promise.resolve({
      pass: (run) => run(),
      [Symbol.asyncDispose]: () => {
        globalThis.fetch = original;
        return Promise.resolve();
      },
    });
  },
};
