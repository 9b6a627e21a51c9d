import { describe, expect, it } from 'vitest';
import { temporaryWorkspace, type Files } from '../fixtures/temporary-workspace.ts';
import { hashVariables, projectDotenvVariable } from '../hash-variables.ts';
import { hashValues, type HashValueFacts } from './hash-values.ts';

const ofA = projectDotenvVariable('packages/a');
const ofB = projectDotenvVariable('packages/b');

function listed(...roots: readonly string[]): HashValueFacts['projects'] {
  return roots.map((root) => ({ root, envFolders: [] }));
}

function values(files: Files, facts: Partial<HashValueFacts> = {}) {
  using workspace = temporaryWorkspace({ 'packages/a/x': '', 'packages/b/x': '', ...files });
  return hashValues({
    workspaceRoot: workspace.root,
    nodeExecutable: process.execPath,
    projects: listed('packages/a', 'packages/b'),
    environment: {},
    ...facts,
  });
}

describe('the variable for Node', () => {
  it('names major version, platform and architecture', () => {
    expect(values({})[hashVariables.node]).toBe(
      `v${process.versions.node.split('.')[0] ?? ''}-${process.platform}-${process.arch}`,
    );
  });

  it('never comes again where the run writes into sources: no result may stand for it', () => {
    const [one, other] = [values({}, { writesSources: true }), values({}, { writesSources: true })];
    expect(one[hashVariables.node]).not.toBe(other[hashVariables.node]);
  });

  it('tells a Node that does not answer from the one that runs', () => {
    const other = values({}, { nodeExecutable: '/nowhere/node' });
    expect(other[hashVariables.node]).not.toBe(values({})[hashVariables.node]);
  });
});

describe('the variables for dotenv files', () => {
  it('are not set where there are none', () => {
    expect(Object.keys(values({ 'packages/a/environment.ts': '', 'packages/a/.envrc': '' }))).toEqual([
      hashVariables.node,
    ]);
  });

  it.each(['.env', '.env.local', '.env.test', '.local.env', '.env.qa.pr'])('follow %s', (name) => {
    const before = values({ [`packages/a/${name}`]: 'KEY=1' });
    expect(before[ofA]).toMatch(/^[\da-f]{32}$/u);
    expect(values({ [`packages/a/${name}`]: 'KEY=1' })[ofA]).toBe(before[ofA]);
    expect(values({ [`packages/a/${name}`]: 'KEY=2' })[ofA]).not.toBe(before[ofA]);
  });

  it('concern the project that has them, and no other', () => {
    expect(values({ 'packages/a/.env': 'KEY=1' })).not.toHaveProperty(ofB);
  });

  it('tell the content of one file from that of another', () => {
    const first = values({ 'packages/a/.env': 'KEY=1', 'packages/a/.env.local': '' });
    const second = values({ 'packages/a/.env': '', 'packages/a/.env.local': 'KEY=1' });
    expect(first[ofA]).not.toBe(second[ofA]);
  });

  it('have one for the workspace, which a project at its root shares', () => {
    const found = values({ '.env': 'KEY=1' }, { projects: listed('.') });
    expect(Object.keys(found)).toEqual([hashVariables.node, hashVariables.workspaceDotenv]);
  });

  it.each(['packages/a', '.'])('follow the other folders that a project takes them from: %s', (root) => {
    const variable = projectDotenvVariable(root);
    const projects = [
      { root, envFolders: ['envs', 'gone'] },
      { root: 'packages/b', envFolders: [] },
    ];
    const before = values({ 'envs/.env': 'KEY=1' }, { projects });
    expect(values({ 'envs/.env': 'KEY=1' }, { projects })[variable]).toBe(before[variable]);
    expect(values({ 'envs/.env': 'KEY=2' }, { projects })[variable]).not.toBe(before[variable]);
    expect(values({ [`${root}/.env`]: 'KEY=1' }, { projects })[variable]).not.toBe(before[variable]);
    expect(values({}, { projects })).not.toHaveProperty(variable);
    expect(before).not.toHaveProperty(ofB);
  });

  it('never repeat for a project of which it is not known where they are', () => {
    const unknown = (): string | undefined =>
      values({}, { projects: [{ root: 'packages/a', envFolders: undefined }] })[ofA];
    expect(unknown()).toMatch(/./u);
    expect(unknown()).not.toBe(unknown());
  });

  it('are emptied where a surrounding run set them and the files are gone', () => {
    expect(values({}, { environment: { [ofA]: 'old' } })[ofA]).toBe('');
  });

  it('never repeat where it is not known what to look at', () => {
    const blind = (): string | undefined =>
      values({}, { projects: undefined })[hashVariables.workspaceDotenv];
    expect(blind()).not.toBe(blind());
    const gone = (): string | undefined =>
      values({}, { projects: listed('packages/gone') })[projectDotenvVariable('packages/gone')];
    expect(gone()).not.toBe(gone());
  });
});
