import { afterEach, expect, it, vi } from 'vitest';
import { workspaceManifest } from '../fixtures/infer.ts';
import { temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { hashVariables, projectDotenvVariable } from '../hash-variables.ts';
import { createNodes } from '../inference/create-nodes.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { preTasksExecution } from './pre-tasks-execution.ts';

const variable = projectDotenvVariable('packages/a');

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What the hook makes of the variable of project a, after its targets were inferred. */
async function valueFor(inferredWith: PluginOptions | undefined, options = inferredWith) {
  for (const name of [variable, hashVariables.node, hashVariables.workspaceDotenv])
    vi.stubEnv(name, undefined);
  using workspace = temporaryWorkspace({
    ...workspaceManifest,
    'packages/a/package.json': { name: 'a' },
    'packages/a/vitest.config.ts': '',
    'packages/a/.env': 'KEY=1',
  });
  const nx = { workspaceRoot: workspace.root, nxJsonConfiguration: {} };
  await createNodes[1](['packages/a/vitest.config.ts'], inferredWith, nx);
  await preTasksExecution(options, { ...nx, id: 'run', argv: [process.execPath, 'nx'] });
  return { project: process.env[variable], workspace: process.env[hashVariables.workspaceDotenv] };
}

it('gives the projects that were inferred what the hash of their tasks needs', async () => {
  const { project, workspace } = await valueFor(undefined);
  expect(project).toMatch(/^[\da-f]{32}$/u);
  expect(workspace).toBeUndefined();
  expect(process.env[hashVariables.node]).toMatch(/^v\d+-/u);
});

it('keeps a run with --update from the cache', async () => {
  using workspace = temporaryWorkspace({ 'packages/a/package.json': { name: 'a' } });
  const nx = { workspaceRoot: workspace.root, nxJsonConfiguration: {}, id: 'run' };
  const seen = new Set<string | undefined>();
  for (const word of ['--update', '--update=true', '--update=false', '--verbose']) {
    vi.stubEnv(hashVariables.node, undefined);
    await preTasksExecution(undefined, { ...nx, argv: [process.execPath, 'nx', 'run', 'a:qa', word] });
    seen.add(process.env[hashVariables.node]);
  }
  expect(seen.size).toBe(3);
});

it('knows its projects from those of another entry of the plugin', async () => {
  const { project, workspace } = await valueFor({ qaTargetName: 'test' }, { qaTargetName: 'other' });
  expect(project).toBeUndefined();
  expect(workspace).toMatch(/^[\da-f]{8}-/u);
});
