import type { RecordedStep, WorkflowState } from '@plumbline/contracts';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';

const supportedVersion = 1;

/** Where a state stands, for messages. */
export interface StatePlace {
  readonly path: string;
  /** Command that records it again. */
  readonly recordCommand: string;
}

/**
 * Reads the recorded state of a workflow. Its shape is checked by hand: the schema library need not be loaded
 * in every worker that runs a workflow.
 *
 * @param text - Text of the file.
 * @param place - Where it stands.
 * @returns The state.
 * @throws PlumblineError `WORKFLOW_STATE_INVALID`, or `WORKFLOW_STATE_TOO_NEW` where a newer Plumbline wrote it.
 */
export function parseWorkflowState(text: string, place: StatePlace): WorkflowState {
  const value = parseJson(text, place);
  const version = field(value, 'schemaVersion');
  if (field(value, 'kind') !== 'workflow-state' || typeof version !== 'number') {
    throw invalid(place, 'not the state of a workflow');
  }
  if (version > supportedVersion) throw tooNew(place, version);
  const steps = field(value, 'steps');
  if (!Array.isArray(steps) || !steps.every(isRecordedStep)) {
    throw invalid(place, 'steps that are none: each has a name under "step" and an object under "added"');
  }
  return value as WorkflowState;
}

function parseJson(text: string, place: StatePlace): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw invalid(place, 'no JSON', cause);
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isRecordedStep(value: unknown): value is RecordedStep {
  const added = field(value, 'added');
  return typeof field(value, 'step') === 'string' && typeof added === 'object' && added !== null;
}

function invalid({ path, recordCommand }: StatePlace, found: string, cause?: unknown): PlumblineError {
  return new PlumblineError({
    code: 'WORKFLOW_STATE_INVALID',
    message: `The recorded state ${path} cannot be read: ${found}.`,
    remedy: `Record it again with \`${recordCommand}\`, or restore the file from version control.`,
    exitCode: exitCodes.invalidRecording,
    fields: { path },
    cause,
  });
}

function tooNew({ path }: StatePlace, version: number): PlumblineError {
  return new PlumblineError({
    code: 'WORKFLOW_STATE_TOO_NEW',
    message: `The recorded state ${path} has schemaVersion ${String(version)}; this version reads 1.`,
    remedy: 'Upgrade @plumbline/vitest to a version that reads it.',
    exitCode: exitCodes.invalidRecording,
    fields: { path, schemaVersion: version },
  });
}
