import type { Files } from '../workspace/workspace.ts';

/**
 * Makes a project with two test files, run one after the other: one that a recording answers, and
 * one that asks a host which is never recorded, and may wait for it.
 *
 * @param port - Of the service: `localhost` is recorded, `127.0.0.1` is not.
 * @returns The files of the workspace.
 */
export function adversityFiles(port: number): Files {
  const own = `127.0.0.1:${String(port)}`;
  return {
    'package.json': { name: 'adversity', private: true, type: 'module', workspaces: ['libs/*'] },
    'nx.json': {
      analytics: false,
      plugins: ['@plumbline/nx'],
      targetDefaults: { qa: { options: { workers: 1 } } },
    },
    'plumbline.json': { schemaVersion: 1, cassettes: { allowHosts: [own] } },
    'tsconfig.base.json': {},
    '.gitignore': 'node_modules\n.nx\n.plumbline\n',
    'libs/app/package.json': { name: 'app', type: 'module' },
    'libs/app/vitest.config.ts': 'export default { test: {} };\n',
    'libs/app/a-first.test.ts': firstTest(port, own),
    'libs/app/b-slow.test.ts': `import { it } from 'vitest';

it('is slow', { timeout: 600_000 }, () => fetch(\`http://${own}/slow/\${process.pid}\`));
`,
  };
}

/** Vitest starts with the largest file. */
function firstTest(port: number, own: string): string {
  return `import { expect, it } from 'vitest';
// ${'A long file. '.repeat(100)}

it('is recorded', async () => {
  await fetch('http://${own}/ran');
  const response = await fetch('http://localhost:${String(port)}/quote', { method: 'POST', body: 'lead' });
  expect(await response.text()).toMatch(/^x+$/);
});
`;
}
