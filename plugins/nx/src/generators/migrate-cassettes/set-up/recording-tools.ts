import type { ParsedSource } from '../source/parsed-source.ts';
import { childOf, memberName, nameOf, nodesOf, unwrapped, type SourceNode } from '../source/source-node.ts';
import { namesIn } from '../source/find-owners.ts';

/** Modules whose every export sets recordings up. */
const modules = /^(?:nock|@pollyjs\/.+|setup-polly-jest|setup-polly-vitest|vitest-polly)$/u;
const undiciNames = new Set(['SnapshotAgent', 'setGlobalDispatcher', 'getGlobalDispatcher']);

/** Names in a source file that belong to a tool which records. */
export interface ToolNames {
  /** What the file imports of the tool. */
  readonly imported: ReadonlySet<string>;
  /** Names of nock's function itself. */
  readonly nock: ReadonlySet<string>;
}

/**
 * Finds what a source file imports of tools that record: nock, Polly, undici's SnapshotAgent.
 *
 * @param source - The file.
 * @returns The names that they have in it; none where it uses no such tool.
 */
export function findToolNames(source: ParsedSource): ToolNames {
  const imports = source.nodes.flatMap(importedBy);
  const usesSnapshots = imports.some(({ imported }) => imported === 'SnapshotAgent');
  const own = imports.filter(
    ({ module, imported }) => module !== 'undici' || (usesSnapshots && undiciNames.has(imported)),
  );
  const nock = own.filter(({ module, imported }) => module === 'nock' && ['default', '*'].includes(imported));
  return { imported: new Set(own.map(({ local }) => local)), nock: new Set(nock.map(({ local }) => local)) };
}

interface ToolImport {
  readonly module: string;
  readonly imported: string;
  readonly local: string;
}

function importedBy(node: SourceNode): readonly ToolImport[] {
  if (node.type === 'ImportDeclaration') return importedNames(node);
  return node.type === 'VariableDeclarator' ? requiredNames(node) : [];
}

function importedNames(node: SourceNode): readonly ToolImport[] {
  const module = nameOf(childOf(node, 'source'));
  if (!isTool(module)) return [];
  return nodesOf(node['specifiers']).map((specifier) => {
    const imported = nameOf(childOf(specifier, 'imported'));
    const whole = specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    return {
      module,
      imported: imported === '' ? whole : imported,
      local: nameOf(childOf(specifier, 'local')),
    };
  });
}

function requiredNames(node: SourceNode): readonly ToolImport[] {
  const [init] = nodesOf(node['init']);
  const module = init && requiredModule(unwrapped(init));
  const [id] = nodesOf(node['id']);
  if (module === undefined || id === undefined || !isTool(module)) return [];
  return namesIn(id).map((local) => ({ module, imported: id.type === 'Identifier' ? '*' : local, local }));
}

/**
 * Reads which module a call of `require` loads.
 *
 * @param node - An expression.
 * @returns The module; `undefined` where it is no such call.
 */
export function requiredModule(node: SourceNode): string | undefined {
  const module = nameOf(childOf(node, 'arguments'));
  return nameOf(childOf(node, 'callee')) === 'require' && module !== '' ? module : undefined;
}

/**
 * Tells whether a module is one of a tool that records.
 *
 * @param module - Its name.
 * @returns True for undici too, of which some exports do.
 */
export function isTool(module: string): boolean {
  return module === 'undici' || modules.test(module);
}

const loaders = new Set(['back', 'load', 'loadDefs', 'define']);
const loadingFunctions = /^(?:SnapshotAgent|Polly|setupPolly\w*|nockBack|back)$/u;

/**
 * Tells whether an expression loads recordings, or is one: what may go only where a cassette takes its place.
 *
 * @param node - A node.
 * @param names - Names of tools in its file.
 * @returns True for `nock(…)`, `nock.back(…)`, `new Polly(…)`, `new SnapshotAgent(…)` and the like.
 */
export function isLoader(node: SourceNode, names: ToolNames): boolean {
  const callee = childOf(node, 'callee');
  if (callee === undefined) return false;
  if (callee.type === 'Identifier') return isLoadingFunction(nameOf(callee), names);
  return loaders.has(memberName(callee) ?? '') && names.imported.has(nameOf(childOf(callee, 'object')));
}

function isLoadingFunction(name: string, { nock, imported }: ToolNames): boolean {
  return nock.has(name) || (imported.has(name) && loadingFunctions.test(name));
}
