import { pathToFileURL } from 'node:url';
import { parseSync, type Plugin } from 'vite';

/**
 * A Vite plugin that makes `import.meta.url` of each module what it was before it was moved into a bundle.
 *
 * @returns The plugin.
 */
export function keepModuleUrls(): Plugin {
  return {
    name: 'plumbline:keep-module-urls',
    transform: (code, id) =>
      code.includes('import.meta.url')
        ? { code: withUrl(code, pathToFileURL(id).href), map: null }
        : undefined,
  };
}

function withUrl(code: string, url: string): string {
  const places = findModuleUrls(parseSync('module.js', code).program).toSorted((a, b) => b.start - a.start);
  return places.reduce(
    (text, { start, end }) => text.slice(0, start) + JSON.stringify(url) + text.slice(end),
    code,
  );
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function findModuleUrls(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isModuleUrl(node)) return [node];
  return Object.values(node).flatMap(findModuleUrls);
}

function isModuleUrl(node: object): node is Place {
  if (!('type' in node) || node.type !== 'MemberExpression') return false;
  const { object, property } = node as { object?: { type?: string }; property?: { name?: string } };
  return object?.type === 'MetaProperty' && property?.name === 'url';
}
