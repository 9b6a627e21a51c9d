import type { HostEvent } from '@plumbline/qa/test-host';
import { beatVariable } from '../../worker/beat.ts';
import { runOrder, type ApartOrder } from './run-order.ts';

/** Taken off the environment: processes that are started from here have another file under that number. */
const ownDescriptor = process.env[beatVariable];
Reflect.deleteProperty(process.env, beatVariable);

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interruption.abort();
  });
}

process.once('message', (order: ApartOrder) => {
  const [project] = order.request.projects;
  if (project === undefined) return;
  const emit = (event: HostEvent): void => void process.send?.(event);
  void runOrder(order, project, {
    emit,
    signal: interruption.signal,
    ownDescriptor,
    exitStatus: () => process.exitCode,
  }).finally(() => {
    process.disconnect();
  });
});
