import { join } from 'node:path';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CommandResult } from '../setup/run-command.ts';
import { isRunning, startCommand, type Addressee } from '../setup/start-command.ts';
import { makeLocalWorkspace } from '../workspace/local-workspace.ts';
import { outputOf, type Workspace } from '../workspace/workspace.ts';
import { adversityFiles } from './adversity-files.ts';
import { startService, type Service } from './service.ts';

let service: Service;
let workspace: Workspace;

beforeAll(async () => {
  service = await startService();
  const directory = join(inject('workspaces'), 'interruption');
  workspace = await makeLocalWorkspace(workspaceRoot, directory, adversityFiles(service.port));
});

afterAll(() => service[Symbol.asyncDispose]());

type Line = readonly [name: 'plumb' | 'nx', ...words: string[]];

/** Runs a command until its slow test waits, and interrupts it, as often as is said. */
async function interrupt([name, ...words]: Line, whom: Addressee, times: number) {
  service.holdsBack = true;
  const waits = service.slowAsked();
  const command = await startCommand(workspace.command(name, words));
  const worker = await Promise.race([waits, command.ended.then(tooEarly)]);
  for (let sent = 0; sent < times; sent += 1) command.interrupt(whom);
  const { status, stdout, stderr } = await command.ended;
  return { status, worker, output: stdout + stderr };
}

function tooEarly({ stdout, stderr }: CommandResult): never {
  throw new Error(`The command ended before it was interrupted:\n${stdout}\n${stderr}`);
}

/** How often each test has run since. */
function ran(): Record<string, number> {
  const paths = service.asked.splice(0).map((path) => path.split('/')[1] ?? '');
  return Object.fromEntries([...Map.groupBy(paths, (path) => path)].map(([path, all]) => [path, all.length]));
}

const lines: readonly Line[] = [
  ['plumb', 'record', 'app'],
  ['nx', 'run', 'app:record'],
  ['plumb', 'qa'],
  ['nx', 'run-many', '-t', 'qa'],
];
const ways: readonly [Addressee, number][] = [
  ['group', 1],
  ['parent', 1],
  ['group', 2],
];
const cases = lines.flatMap((line) =>
  ways.map(([whom, times]) => ({ command: line.join(' '), whom, times, line })),
);

/** One of a recording and one of a run, each as Ctrl+C in a terminal and as a supervisor ends it. */
const sampled = ['plumb record app group 1', 'nx run-many -t qa parent 1'];

/** The first cases make the recording that the later ones play back. */
describe.skipIf(process.platform === 'win32')('an interruption', () => {
  for (const { command, whom, times, line } of cases) {
    const name = `of \`${command}\`, to the ${whom}, ${String(times)} time(s)`;
    const tags = sampled.includes(`${command} ${whom} ${String(times)}`) ? ['sample'] : [];
    it(name, { tags }, () => interruptAndGoOn({ command, whom, times, line }));
  }
});

async function interruptAndGoOn({ command, whom, times, line }: (typeof cases)[number]): Promise<void> {
  const isRecording = command.includes('record');
  const record = `app/${isRecording ? 'record' : 'pr'}.json`;
  workspace.write({ 'libs/app/case.txt': `${command} ${whom} ${String(times)}` });
  const { status, worker, output } = await interrupt(line, whom, times);
  expect(isRunning(worker)).toBe(false);
  expect(workspace.runRecord(record)).toMatchObject({
    outcome: 'interrupted',
    problems: [],
    files: [{ path: 'a-first.test.ts', outcome: 'passed' }],
  });
  expect(ran()).toMatchObject({ ran: 1, slow: 1 });
  if (line[0] === 'plumb') {
    expect(output).toContain('interrupted after');
    expect(output).toContain('INTERRUPTED: ');
    expect(status).toBe(130);
  } else {
    expect(status).not.toBe(0);
  }

  service.holdsBack = false;
  outputOf(await workspace.nx(isRecording ? ['run', 'app:record', '--missing'] : ['run-many', '-t', 'qa']));
  expect(ran()).toEqual(isRecording ? { ran: 1, slow: 1 } : { slow: 1 });
  expect(workspace.runRecord(record)).toMatchObject({ outcome: 'passed', tests: { passed: 2 } });
  expect(await workspace.git('status', '--porcelain', '--untracked-files=all', 'libs')).toMatch(onlyWhole);
}

/** No half-written file beside the cassette of the one test that records. */
const onlyWhole =
  /^(?:\?\? libs\/app\/(?:case\.txt|__cassettes__\/a-first\/[\w.-]+\.(?:jsonl|timing\.json))\n)*$/u;
