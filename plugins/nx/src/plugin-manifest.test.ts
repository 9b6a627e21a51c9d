import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Entry = Readonly<Record<string, unknown>>;

const root = join(import.meta.dirname, '..');
const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
const entries = (path: string, key: string): [string, Entry][] =>
  Object.entries(read(path)[key] as Record<string, Entry>);

const all = [
  ...entries('executors.json', 'executors').map(([name, entry]) => ['executor', name, entry] as const),
  ...entries('generators.json', 'generators').map(([name, entry]) => ['generator', name, entry] as const),
];

describe.each(all)('%s %s', (kind, _name, entry) => {
  const modules = ['implementation', 'batchImplementation', 'factory']
    .map((key) => entry[key])
    .filter((value) => typeof value === 'string');

  it('names modules that export what it says', async () => {
    expect(modules).not.toEqual([]);
    for (const module of modules) {
      const [path = '', exported = 'default'] = module.split('#');
      expect(await import(join(root, path))).toHaveProperty(exported, expect.any(Function));
    }
  });

  it('has a schema that describes every option, and that refuses others where Nx says so in a message', () => {
    const schema = read(String(entry['schema']));
    expect(schema).toMatchObject({ title: expect.any(String), type: 'object' });
    // Executors refuse them themselves: Nx would end a batch with a stack.
    expect(schema['additionalProperties']).toBe(kind === 'executor');
    for (const property of Object.values(schema['properties'] as Record<string, Entry>)) {
      expect(property).toMatchObject({ description: expect.stringMatching(/\.$|\?$/u) });
    }
  });

  it('says what it does', () => {
    expect(entry['description']).toMatch(/^[A-Z].*\.$/u);
  });
});

it('gives every executor and generator a name of its own', () => {
  const names = all.map(([, name]) => name);
  expect(names).toEqual([...new Set(names)]);
});

it('is found by Nx through its package.json', () => {
  const { executors, generators, exports } = read('package.json') as Record<string, string> & {
    exports: Entry;
  };
  for (const path of [executors, generators]) {
    expect(existsSync(join(root, String(path)))).toBe(true);
    expect(exports).toHaveProperty([String(path)]);
  }
});
