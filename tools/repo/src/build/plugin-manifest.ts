import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { publishedPath } from './published-path.ts';

const jsonSchema = z.json();

/** Any value that a JSON file can hold. */
export type JsonValue = z.infer<typeof jsonSchema>;

/**
 * Makes the executors.json or generators.json that is published: every path to a `.ts` file names
 * the JavaScript instead.
 *
 * @param value - The file's content.
 * @returns The same shape, with the paths changed.
 */
export function publishedPluginManifest(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.startsWith('./') ? publishedPath(value) : value;
  if (Array.isArray(value)) return value.map(publishedPluginManifest);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, publishedPluginManifest(item)]));
}

/**
 * Lists the modules that an executors.json or generators.json names.
 *
 * @param value - The file's content, in the workspace or published.
 * @returns Paths such as `./src/executors/qa.ts`, without what follows a `#`.
 */
export function pluginModules(value: JsonValue): readonly string[] {
  if (typeof value === 'string') {
    const path = value.replace(/#.*$/u, '');
    return /^\.\/.*\.[jt]s$/u.test(path) ? [path] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pluginModules) : [];
}

/**
 * Reads a JSON file.
 *
 * @param path - Absolute path of the file.
 * @returns Its content.
 * @throws SyntaxError where it is not JSON, and what the file system throws.
 */
export function readJson(path: string): JsonValue {
  return jsonSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
