import { tierOf } from '@plumbline/contracts/modes';
import type {} from './test-report.ts';
import type { WorkerOrders } from './worker-orders.ts';

/** What of a describe block tells which credentials its tests need. */
export interface CredentialedSuite {
  readonly meta: { readonly credentials?: readonly string[] };
  readonly suite?: CredentialedSuite | undefined;
}

/** What of a test tells which credentials it needs. */
export interface CredentialedTest extends CredentialedSuite {
  readonly tags?: readonly string[] | undefined;
}

/**
 * Finds the credentials that a live test needs and that are not there.
 *
 * @param test - The test; `meta.credentials` of its own and of the describe blocks around it name variables.
 * @param orders - What the workspace says that every live test needs.
 * @param environment - Where they are looked up.
 * @returns The names of missing or empty variables; empty for a test that is not live.
 */
export function missingCredentials(
  test: CredentialedTest,
  orders: Pick<WorkerOrders, 'httpMode' | 'credentials'>,
  environment: NodeJS.ProcessEnv,
): readonly string[] {
  if (orders.httpMode !== 'live' || tierOf(test.tags ?? []) !== 'tier3') return [];
  const needed = new Set([...orders.credentials, ...declaredBy(test)]);
  return [...needed].filter((name) => (environment[name] ?? '') === '');
}

function declaredBy({ suite, meta }: CredentialedSuite): readonly string[] {
  return [...(suite === undefined ? [] : declaredBy(suite)), ...(meta.credentials ?? [])];
}
