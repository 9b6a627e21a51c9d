import type { HostEvent } from '@plumbline/qa/test-host';
import { runOrder, type ApartOrder } from './run-order.ts';

const interruption = new AbortController();
process.on('SIGINT', () => {
  interruption.abort();
});

process.once('message', (order: ApartOrder) => {
  const [project] = order.request.projects;
  if (project === undefined) return;
  const emit = (event: HostEvent): void => void process.send?.(event);
  void runOrder(order, project, { emit, signal: interruption.signal }).finally(() => {
    process.disconnect();
  });
});
