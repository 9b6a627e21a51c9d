import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { parseArgs } from 'node:util';
import { layers, type Layer } from '../workspace/layer.ts';

/** What a new package shall be. */
export interface PackageRequest {
  /** Name without its scope, in kebab-case. */
  readonly name: string;
  readonly layer: Layer;
  /** One sentence. */
  readonly description: string;
}

const usage = 'npm run new -- <name> --layer <layer> [--description "One sentence."]';

/**
 * Reads the arguments of `npm run new`.
 *
 * @param args - What stands behind the script.
 * @returns What the package shall be.
 * @throws PlumblineError `NEW_PACKAGE_USAGE` for a name that is not kebab-case or a layer that is none.
 */
export function readPackageRequest(args: readonly string[]): PackageRequest {
  const { name, layer, description } = parse(args);
  if (name === undefined || !/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/u.test(name)) {
    throw badUsage(`The name is ${name ?? 'missing'}; it should be in kebab-case, without a scope.`);
  }
  const known = layers.find((candidate) => candidate === layer);
  if (known === undefined) {
    throw badUsage(`The layer is ${layer ?? 'missing'}; it should be one of ${layers.join(', ')}.`);
  }
  return { name, layer: known, description: description ?? `${titleOf(name)} for Plumbline.` };
}

function parse(
  args: readonly string[],
): Readonly<Record<'name' | 'layer' | 'description', string | undefined>> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { layer: { type: 'string' }, description: { type: 'string' } },
    });
    return { name: positionals[0], layer: values.layer, description: values.description };
  } catch (cause) {
    throw badUsage(cause instanceof Error ? cause.message : String(cause));
  }
}

function badUsage(message: string): PlumblineError {
  return new PlumblineError({ code: 'NEW_PACKAGE_USAGE', message, remedy: usage, exitCode: exitCodes.usage });
}

/**
 * Says a kebab-case name in words.
 *
 * @param name - Such as `retry-planner`.
 * @returns Such as `Retry planner`.
 */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
