import type { HostEvent, HostRequest, ProjectOutcome } from '@plumbline/qa/test-host';

/** What the process of a batch sends to a child that runs Vitest. */
export interface ProcessOrder {
  readonly request: Omit<HostRequest, 'signal'>;
  readonly batch: ProjectOutcome['batch'];
  /** Whether its projects share one Vitest; else it has one project, with its folder and variables already. */
  readonly isShared: boolean;
}

/**
 * What a child is at: it reads a configuration, sets up Vitest, or runs tests. Nobody can know how long
 * tests take, but a child that runs them says every second that it is alive.
 */
export type Stage = 'reading' | 'starting' | 'running';

/** What a child says while it runs. */
export type ProcessMessage =
  | HostEvent
  | { readonly type: 'stage'; readonly stage: Stage; readonly project?: string }
  | { readonly type: 'alive' }
  /** The project cannot share the child's Vitest: it is to run in a process of its own. */
  | { readonly type: 'apart'; readonly project: string; readonly reason: string };

/** How often a child says that it is alive, in milliseconds. */
export const aliveEveryMs = 1000;
