import { exitCodes, formatError, reportError, type ExitCode } from '@plumbline/contracts/errors';
import type { Reply, ReplyWarning } from '@plumbline/contracts';
import type { Format } from '../arguments/requested-format.ts';
import type { Outcome } from '../command/outcome.ts';

/** All that a process says at its end. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

/**
 * Turns the outcome of a command into what the process says. Under `json`, stdout is
 * exactly one JSON document, for errors too; people find warnings and errors on stderr
 * either way.
 *
 * @param outcome - How the command ended.
 * @param format - How to reply.
 * @returns stdout, stderr and exit status.
 */
export function present(outcome: Outcome, format: Format): Ending {
  const warnings = outcome.warnings ?? [];
  return {
    stdout: format === 'json' ? `${JSON.stringify(toReply(outcome, warnings))}\n` : lines(outcome.text ?? []),
    stderr: lines([...warnings.map(warningLine), ...(outcome.ok ? [] : [formatError(outcome.error)])]),
    exitCode: outcome.ok ? exitCodes.ok : outcome.error.exitCode,
  };
}

function toReply(outcome: Outcome, warnings: readonly ReplyWarning[]): Reply {
  const base = { schemaVersion: 1 as const, warnings: [...warnings] };
  if (!outcome.ok) return { ...base, ok: false, error: { ...reportError(outcome.error) } };
  return { ...base, ok: true, data: outcome.data ?? null };
}

function warningLine({ level, code, message }: ReplyWarning): string {
  return `${level} ${code}: ${message}`;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
