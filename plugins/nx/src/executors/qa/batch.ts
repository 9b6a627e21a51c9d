import { enableCompileCache } from 'node:module';
import type { BatchArguments, BatchResult } from './run-batch.ts';

/**
 * Runs the tests of many projects in one process. Vitest and Vite are loaded only here, from
 * Node's compile cache: they are most of what a small run costs.
 *
 * @param batchArguments - What Nx calls a batch with.
 * @returns One result a task, each as its project ends.
 */
export default async function* batch(...batchArguments: BatchArguments): AsyncGenerator<BatchResult, void> {
  enableCompileCache();
  const { runBatch } = await import('./run-batch.ts');
  yield* runBatch(...batchArguments);
}
