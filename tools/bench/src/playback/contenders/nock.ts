import nock from 'nock';
import type { Contender } from '../contender.ts';
import { answerHeaders, answerTo, pathsOf } from '../exchanges.ts';

/** nock, with one interceptor an exchange. */
export const nockContender: Contender = {
  clients: ['fetch', 'undici.request', 'node:http'],
  open(exchanges) {
    nock.disableNetConnect();
    return Promise.resolve({
      async pass(run) {
        const scope = nock(exchanges.origin);
        for (const path of pathsOf(exchanges)) scope.get(path).reply(200, answerTo(path), answerHeaders);
        await run();
        nock.cleanAll();
      },
      [Symbol.asyncDispose]: () => {
        nock.restore();
        return Promise.resolve();
      },
    });
  },
};
