import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Finding = 'absent' | 'known' | 'unclear';

const readers: Readonly<Record<string, (text: string, name: string) => Finding>> = {
  'package-lock.json': inNpmLock,
  'pnpm-lock.yaml': inPnpmLock,
  'yarn.lock': inYarnLock,
};

/**
 * Of the given packages, those that the lockfile holds under their bare name, sorted;
 * `undefined` where that cannot be told, so that the whole lockfile has to count.
 */
export type LockfileLookup = (candidates: Iterable<string>) => readonly string[] | undefined;

/**
 * Reads the lockfile, for naming the packages in it as Nx knows them. Nx refuses to run a task
 * whose `externalDependencies` it does not know, so a name is given only where it is certain:
 * a package in several versions is not.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns A look-up that remembers what it found; one that always answers `undefined` where the
 *   lockfile is absent or of a kind that is not known here.
 */
export function lockfileLookup(workspaceRoot: string): LockfileLookup {
  const file = Object.keys(readers).find((name) => existsSync(join(workspaceRoot, name)));
  const reader = file === undefined ? undefined : readers[file];
  if (file === undefined || reader === undefined) return () => undefined;
  const text = readFileSync(join(workspaceRoot, file), 'utf8');
  const findings = new Map<string, Finding>();
  const find = (name: string): Finding => {
    const finding = findings.get(name) ?? reader(text, name);
    findings.set(name, finding);
    return finding;
  };
  return (candidates) => {
    const names = [...new Set(candidates)].filter((name) => find(name) !== 'absent');
    return names.every((name) => find(name) === 'known') ? names.toSorted() : undefined;
  };
}

/** By text: parsing megabytes of JSON on every graph would cost more than all the rest. */
function inNpmLock(text: string, name: string): Finding {
  const start = text.indexOf(`"node_modules/${name}": {`);
  if (start < 0) return text.includes(`/node_modules/${name}": {`) ? 'unclear' : 'absent';
  const entry = text.slice(start, text.indexOf('}', start));
  return entry.includes('"link": true') ? 'absent' : 'known';
}

/** `/name@1.0.0:` or `name@1.0.0(peer@2.0.0):` or `'@scope/name@1.0.0':`, indented by two. */
function inPnpmLock(text: string, name: string): Finding {
  return findingOf(versions(text, [`\n  ${name}@`, `\n  '${name}@`, `\n  /${name}@`, `\n  '/${name}@`]));
}

/** `name@^1.0.0:` or `"name@npm:^1.0.0, name@npm:^1.1.0":`, then `version "1.0.0"`. */
function inYarnLock(text: string, name: string): Finding {
  return findingOf(new Set(yarnVersions(text, [`\n${name}@`, `\n"${name}@`])));
}

function findingOf(found: ReadonlySet<string>): Finding {
  if (found.size === 0) return 'absent';
  return found.size === 1 ? 'known' : 'unclear';
}

function versions(text: string, starts: readonly string[]): ReadonlySet<string> {
  return new Set(
    occurrences(text, starts).map((end) => /^[^:('"]+/u.exec(text.slice(end, end + 100))?.[0] ?? ''),
  );
}

function yarnVersions(text: string, starts: readonly string[]): readonly string[] {
  return occurrences(text, starts)
    .map((end) => text.slice(end, text.indexOf('\n\n', end) + 1 || undefined))
    .filter((entry) => !/version:? "?0\.0\.0-use\.local/u.test(entry))
    .map((entry) => /\n\s+version:? "?(?<version>[^"\n]+)/u.exec(entry)?.groups?.['version'] ?? '');
}

function occurrences(text: string, starts: readonly string[]): readonly number[] {
  const ends: number[] = [];
  for (const start of starts) {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      ends.push(at + start.length);
    }
  }
  return ends;
}
