import { enableCompileCache } from 'node:module';
import { beatVariable } from '../../worker/beat.ts';
import { aliveEveryMs, type ProcessMessage, type ProcessOrder } from './process-messages.ts';

/** Taken off the environment: processes that are started from here have another file under that number. */
const ownDescriptor = process.env[beatVariable];
Reflect.deleteProperty(process.env, beatVariable);

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interruption.abort();
  });
}

/** Nobody would hear of it any more. */
process.once('disconnect', () => {
  process.exit();
});

process.once('message', (order: ProcessOrder) => {
  setInterval(() => {
    tell({ type: 'alive' });
  }, aliveEveryMs).unref();
  void runOrder(order).finally(end);
});

async function runOrder({ isShared, ...order }: ProcessOrder): Promise<void> {
  enableCompileCache();
  const surroundings = { tell, signal: interruption.signal };
  if (isShared) {
    const { runShared } = await import('./run-shared.ts');
    await runShared(order, surroundings);
  } else {
    const { runAlone } = await import('./run-alone.ts');
    await runAlone(order, { ...surroundings, ownDescriptor, exitStatus: () => process.exitCode });
  }
}

function tell(message: ProcessMessage): void {
  process.send?.(message, () => undefined);
}

/** As the command `vitest`, it does not wait for what a configuration left open. */
function end(): void {
  process.send?.({ type: 'alive' }, () => {
    process.exit();
  });
}
