import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { closestName } from '@plumbline/qa/closest-name';
import type { ExecutorOptions } from './executor-options.ts';

const shared = ['files', 'testNamePattern', 'workers', 'update'] as const;
/** What schema.json of each executor describes. Nx itself would end a batch with a stack instead of a message. */
const known = {
  qa: ['mode', 'coverage', ...shared],
  record: ['missing', 'httpMode', ...shared],
  live: ['files', 'testNamePattern'],
} as const;

/** An executor that runs tests. */
export type TestExecutor = keyof typeof known;

/**
 * Checks what an executor was called with.
 *
 * @param executor - The executor.
 * @param options - Its options; those that Nx adds begin with `_`.
 * @throws PlumblineError `OPTION_UNKNOWN`, `NAME_PATTERN_INVALID`.
 */
export function checkOptions(executor: TestExecutor, options: ExecutorOptions): void {
  const names: readonly string[] = known[executor];
  const unknown = Object.keys(options).find((name) => !name.startsWith('_') && !names.includes(name));
  if (unknown !== undefined) throw optionUnknown(executor, unknown, names);
  if (options.testNamePattern !== undefined) checkPattern(options.testNamePattern);
}

function optionUnknown(executor: TestExecutor, name: string, names: readonly string[]): PlumblineError {
  const near = closestName(name, names);
  return new PlumblineError({
    code: 'OPTION_UNKNOWN',
    message: `The target has no option "${name}".`,
    remedy:
      near === undefined
        ? `${executor} takes ${names.map((each) => `--${each}`).join(', ')}.`
        : `Did you mean --${near}?`,
    exitCode: exitCodes.usage,
    fields: { option: name },
  });
}

function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (cause) {
    throw new PlumblineError({
      code: 'NAME_PATTERN_INVALID',
      message: `--testNamePattern is no regular expression: ${cause instanceof Error ? cause.message : pattern}.`,
      remedy: String.raw`Put \ before each of ( ) [ ] { } . * + ? | ^ $ that is meant as itself.`,
      exitCode: exitCodes.usage,
      fields: { pattern },
      cause,
    });
  }
}
