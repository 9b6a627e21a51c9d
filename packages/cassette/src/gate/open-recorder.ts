import { exitCodes, isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';
import { join } from 'node:path';
import type { RecordingPermit } from './recording-permit.ts';

/** Where and under which circumstances recording is asked for. */
export interface RecorderOptions {
  /** Absolute path of the workspace root. */
  readonly workspaceRoot: string;
  /** Environment variables of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The right to record; whoever opens it disposes it. */
export type Recorder = RecordingPermit & AsyncDisposable;

/**
 * Asks for the right to record: one worker of one process in the whole workspace has it at a time.
 * Holds the lock `recording` under `.plumbline/locks` until disposed.
 *
 * @param options - Workspace and environment.
 * @returns The right to record.
 * @throws PlumblineError `RECORDING_IN_CI` where `CI` is set without `PLUMBLINE_RECORD_IN_CI=1`;
 * `RECORDING_IN_PARALLEL`, with the holder's PID, where somebody else records.
 */
export async function openRecorder({ workspaceRoot, environment }: RecorderOptions): Promise<Recorder> {
  if (isContinuousIntegration(environment) && environment['PLUMBLINE_RECORD_IN_CI'] !== '1') throw inCi();
  const lock = await lockRecording(join(workspaceRoot, '.plumbline', 'locks'));
  let isOpen = true;
  return {
    get isOpen() {
      return isOpen;
    },
    async [Symbol.asyncDispose]() {
      isOpen = false;
      await lock[Symbol.asyncDispose]();
    },
  };
}

function isContinuousIntegration(environment: RecorderOptions['environment']): boolean {
  return !['', '0', 'false', undefined].includes(environment['CI']?.toLowerCase());
}

function inCi(): PlumblineError {
  return new PlumblineError({
    code: 'RECORDING_IN_CI',
    message: 'Recording was asked for where CI is set.',
    remedy: 'Record on your own machine and commit the cassettes; or set PLUMBLINE_RECORD_IN_CI=1.',
    exitCode: exitCodes.recordingRefused,
  });
}

/** The locks are loaded where somebody records: playback starts faster. */
async function lockRecording(directory: string): Promise<AsyncDisposable> {
  const { acquireLock } = await import('@plumbline/durable');
  try {
    return await acquireLock({
      directory,
      name: 'recording',
      mode: 'exclusive',
      purpose: 'record cassettes',
    });
  } catch (error) {
    throw isPlumblineError(error) && error.code === 'LOCK_HELD' ? inParallel(error) : error;
  }
}

function inParallel(held: PlumblineError): PlumblineError {
  return new PlumblineError({
    code: 'RECORDING_IN_PARALLEL',
    message: `Somebody else is recording in this workspace: ${held.message}`,
    remedy: 'Wait until it is done: recording is one process and one worker at a time.',
    exitCode: exitCodes.recordingRefused,
    fields: held.fields,
    cause: held,
  });
}
