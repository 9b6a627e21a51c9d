import type { OwnRules } from '@plumbline/cassette';
import type { WorkspaceConfiguration } from '@plumbline/contracts';
import type { HttpMode } from '@plumbline/contracts/modes';

/** What a run tells its workers; it reaches them through Vitest's `provide`. */
export interface WorkerOrders {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Name of the project in the workspace. */
  readonly project: string;
  /** Absolute path. */
  readonly projectRoot: string;
  readonly httpMode: HttpMode;
  /** Name of the folder beside a test file that holds its recordings. */
  readonly cassetteDirectory: string;
  /** Rules of the workspace for what may differ between requests. */
  readonly rules: OwnRules;
  /** What is taken out of recordings, beside secrets that show by name and shape. */
  readonly redact: WorkspaceConfiguration['cassettes']['redact'];
  /** How fast recordings play. */
  readonly timing: WorkspaceConfiguration['cassettes']['timing'];
  /** What a passing test is told whose recording holds what it did not ask for. */
  readonly unplayed: WorkspaceConfiguration['cassettes']['unplayed'];
  /** Hosts that tests may reach in playback. */
  readonly allowHosts: readonly string[];
  /** Variables that every live test needs. */
  readonly credentials: readonly string[];
  /** The command that records this project again. */
  readonly recordCommand: string;
}

/** What a project's own configuration says to the plugin; it reaches workers through Vitest's `provide`. */
export interface ProjectHttp {
  /** Whether the HTTP of its tests is intercepted at all. */
  readonly intercept: boolean;
  /** Hosts that its tests may reach, beside those of the workspace. */
  readonly allowHosts: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    plumbline: WorkerOrders;
    plumblineHttp: ProjectHttp;
  }
}
