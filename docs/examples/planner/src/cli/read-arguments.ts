import { parseArgs } from 'node:util';
import type { ModelProvider } from '../model/model-provider.ts';
import { PlanError } from '../plan/plan-error.ts';
import { providers } from '../providers/index.ts';

/** What the command was asked to do. */
export interface Order {
  /** The goal, then the wishes. */
  readonly messages: readonly string[];
  readonly provider: ModelProvider;
  readonly stream: boolean;
}

/**
 * Reads the command's arguments.
 *
 * @param args - Arguments after the script's name.
 * @returns What to do, or `help`.
 * @throws PlanError `USAGE` where they cannot be understood.
 */
export function readArguments(args: readonly string[]): Order | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        then: { type: 'string', multiple: true, default: [] },
        provider: { type: 'string', default: providers[0]?.name ?? '' },
        stream: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values.help
      ? 'help'
      : {
          messages: [onlyGoal(positionals), ...values.then],
          provider: findProvider(values.provider),
          stream: values.stream,
        };
  } catch (thrown) {
    throw new PlanError({
      code: 'USAGE',
      message: thrown instanceof Error ? thrown.message : String(thrown),
      remedy: 'Run with --help for the options.',
      cause: thrown,
    });
  }
}

function onlyGoal([goal, ...rest]: readonly string[]): string {
  if (goal === undefined || rest.length > 0) {
    throw new RangeError(
      goal === undefined
        ? 'Expected a goal, got none.'
        : `Expected one goal, got ${String(rest.length + 1)}; put it in quotes.`,
    );
  }
  return goal;
}

function findProvider(name: string): ModelProvider {
  const provider = providers.find((known) => known.name === name);
  if (provider === undefined) {
    const names = providers.map((known) => known.name).join(', ');
    throw new RangeError(`There is no provider "${name}"; expected one of ${names}.`);
  }
  return provider;
}
