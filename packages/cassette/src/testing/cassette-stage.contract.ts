import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpMode } from '@plumbline/contracts/modes';
import { interceptHttp, openSession, type CassetteSession } from '../index.ts';
import type { RedactionSettings } from '../redaction/session-redaction.ts';

/** A folder for one test's cassette, and a way to run code on it. */
export interface CassetteStage extends Disposable {
  readonly path: string;
  /** Opens a session on the cassette. */
  open(mode: HttpMode): CassetteSession;
  /** Runs code in a session of its own, and says how both ended. */
  attempt(
    mode: HttpMode,
    body: () => Promise<unknown>,
  ): Promise<{ error: unknown; session: CassetteSession }>;
  /** Runs code in a session of its own, which ends as passed. */
  run<T>(mode: HttpMode, body: () => Promise<T>): Promise<{ value: T; session: CassetteSession }>;
}

/**
 * Makes a stage on a new temporary folder.
 *
 * @param allowHosts - Hosts that are left alone.
 * @param redaction - What is taken out of its recordings.
 * @returns The stage; its folder goes when it is disposed.
 */
export function cassetteStage(
  allowHosts: readonly string[] = [],
  redaction: RedactionSettings = {},
): CassetteStage {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-cassette-'));
  const path = join(folder, 'a.cassette.jsonl');
  const open = (mode: HttpMode): CassetteSession =>
    openSession({
      path,
      mode,
      test: 'suite > a',
      redaction,
      recorder: { isOpen: true },
      recordCommand: 'nx run app:record',
    });
  return {
    path,
    open,
    async run(mode, body) {
      using interception = interceptHttp({ unattributed: () => undefined, allowHosts });
      const session = open(mode);
      const value = await interception.run(session, body);
      await session.finish('passed');
      return { value, session };
    },
    async attempt(mode, body) {
      using interception = interceptHttp({ unattributed: () => undefined, allowHosts });
      const session = open(mode);
      const error = await interception.run(session, body).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      await session.finish(error === undefined ? 'passed' : 'failed');
      return { error, session };
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
