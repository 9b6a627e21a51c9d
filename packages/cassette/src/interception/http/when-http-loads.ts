import diagnosticsChannel from 'node:diagnostics_channel';
import type { Agent } from 'node:http';
import { builtin } from '../../builtin.ts';
import { replaceMethod } from '../replace-method.ts';

type Channel = (name: string | symbol) => unknown;

/** Node's client creates this channel while it loads; its agent is there by then. */
const clientChannel = 'http.client.request.created';

/**
 * Calls back when node:http is there: at once where it is loaded, else while it loads, before whoever
 * loads it can make a request. To load it costs 3 ms of CPU in every worker whose tests never need it.
 *
 * @param found - Takes the class whose prototype all agents inherit from; called once.
 * @returns Stops to wait when disposed.
 */
export function whenHttpLoads(found: (agent: typeof Agent) => void): Disposable {
  if (isLoaded()) {
    found(builtin.http.Agent);
    return { [Symbol.dispose]: () => undefined };
  }
  const watch = replaceMethod<Channel>(diagnosticsChannel, 'channel', (original) => (name) => {
    if (name === clientChannel) {
      watch[Symbol.dispose]();
      tell(found);
    }
    return original(name);
  });
  return watch;
}

/** The agent's own module is whole while the client's loads; should it ever not be, node:http is a moment later. */
function tell(found: (agent: typeof Agent) => void): void {
  const own = process.getBuiltinModule('_http_agent');
  const agent = own === undefined ? undefined : (Reflect.get(own, 'Agent') as typeof Agent | undefined);
  if (agent !== undefined) found(agent);
  else
    queueMicrotask(() => {
      found(builtin.http.Agent);
    });
}

/** A Node that does not tell counts as one that has loaded it. */
function isLoaded(): boolean {
  const loaded: unknown = Reflect.get(process, 'moduleLoadList');
  return !Array.isArray(loaded) || loaded.includes('NativeModule _http_agent');
}
