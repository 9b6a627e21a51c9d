import { globSync, mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../../workspace/workspace-root.ts';
import { makeNxReference } from './make-nx-reference.ts';

const files = {
  'executors.json': {
    executors: {
      measure: {
        implementation: './measure.ts',
        batchImplementation: './batch.ts',
        schema: './measure.json',
        description: 'Measures.',
      },
    },
  },
  'generators.json': {
    generators: { thing: { factory: './thing.ts', schema: './thing.json', description: 'Adds a thing.' } },
  },
  'measure.json': {
    properties: {
      unit: { type: 'string', enum: ['m', 'ft'], default: 'm', description: 'In meters | feet.' },
      times: { type: 'integer', minimum: 1, description: 'How often.' },
    },
  },
  'thing.json': {
    required: ['name', 'project'],
    properties: {
      name: { type: 'string', $default: { $source: 'argv' }, 'x-prompt': 'Name?', description: 'Its name.' },
      project: { type: 'string', description: 'Whose.' },
      parts: { type: 'array', items: { type: 'string' }, default: [], description: 'Its parts.' },
    },
  },
  'src/plugin-options.ts':
    'export interface PluginOptions {\n  /** Its name; `measure` where absent. */\n  readonly measureTargetName?: string;\n}\n',
};

/** Makes the reference of a plugin of the given files. */
async function pagesOf(plugin: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-nx-reference-'));
  for (const [name, content] of Object.entries(plugin)) {
    const path = join(folder.path, 'plugins/nx', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const made = join(folder.path, 'made');
  await makeNxReference(folder.path, made);
  return Object.fromEntries(
    globSync('*.md', { cwd: made }).map((name) => [name, readFileSync(join(made, name), 'utf8')]),
  );
}

test('a page each executor and generator, one on the inferred targets, and an index', async () => {
  const pages = await pagesOf(files);
  expect(Object.keys(pages).toSorted()).toEqual(['README.md', 'inference.md', 'measure.md', 'thing.md']);
  expect(pages['README.md']).toContain('- [measure](measure.md): Measures.');
  expect(pages['README.md']).toContain('- [thing](thing.md): Adds a thing.');
});

test('every option stands on its page, with type, default and description', async () => {
  const { 'measure.md': page = '' } = await pagesOf(files);
  expect(page).toContain('| `--unit` | `m`, `ft` | `"m"` | In meters \\| feet. |');
  expect(page).toContain('| `--times` | integer, at least 1 | none | How often. |');
  expect(page).toContain('It has a batch implementation');
});

test('a generator shows how it is called with what it requires', async () => {
  const { 'thing.md': page = '' } = await pagesOf(files);
  expect(page).toContain('npx nx g @plumbline/nx:thing <name> --project <project>\n');
  expect(page).toContain('| `--name` | string | required; asked for | Its name. |');
  expect(page).toContain('| `--parts` | string, several | `[]` | Its parts. |');
});

test('the options of the plugin come from their TSDoc', async () => {
  const { 'inference.md': page = '' } = await pagesOf(files);
  expect(page).toContain('| `measureTargetName` | string | Its name; `measure` where absent. |');
  expect(page).toContain('"measureTargetName": "test"');
});

test('an option without a description is refused, with file and option', async () => {
  const undescribed = { ...files, 'measure.json': { properties: { unit: { type: 'string' } } } };
  await expect(pagesOf(undescribed)).rejects.toMatchObject({
    code: 'NX_REFERENCE_FAILED',
    message: expect.stringContaining('./measure.json: properties.unit.description') as string,
  });
});

test('every executor and generator of the plugin has its page', () => {
  const read = (path: string): string => readFileSync(join(workspaceRoot, path), 'utf8');
  const executors = JSON.parse(read('plugins/nx/executors.json')) as { executors: object };
  const generators = JSON.parse(read('plugins/nx/generators.json')) as { generators: object };
  const names = [...Object.keys(executors.executors), ...Object.keys(generators.generators)];
  const titles = names.map((name) => read(`docs/reference/nx/${name}.md`).split('\n', 1)[0]);
  expect(titles).toEqual(names.map((name) => `# @plumbline/nx:${name}`));
});
