import type { Assignment } from './assign-recordings.ts';
import type { FoundRecording } from './found-recording.ts';
import type { CassettePlan } from './plan-cassettes.ts';
import type { SourcePlan } from './plan-sources.ts';

/** All that a migration does and does not do. */
export interface MigrationPlan {
  readonly recordings: readonly FoundRecording[];
  readonly assignment: Assignment;
  readonly cassettes: CassettePlan;
  /** Test files whose tests get cassettes. */
  readonly sources: readonly SourcePlan[];
  /** Test files that could not be read, and what that is for. */
  readonly unread: readonly string[];
}
