import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { registry } from '../registry.ts';
import { completionModel } from './completion-model.ts';
import { completionScripts, shells } from './completion-scripts.ts';

const model = await completionModel(registry);

/** What bash offers when Tab is pressed at the end of a line. */
function completeInBash(line: string): string[] {
  const words = line.split(' ');
  const script = `${completionScripts.bash(model)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${String(words.length - 1)}
_plumb
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  return output.split('\n').filter(Boolean);
}

describe('completion in bash', () => {
  it.each<[string, string[]]>([
    ['plumb re', ['record']],
    ['plumb qa --m', ['--mode']],
    ['plumb qa --mode ', ['quick', 'pr', 'nightly']],
    ['plumb qa -m q', ['quick']],
    ['plumb --format json qa --aff', ['--affected']],
    ['plumb schema run', ['run-record']],
    ['plumb completion ', ['bash', 'zsh', 'fish', '--format', '--help']],
    ['plumb help com', ['completion']],
    ['plumb qa --base ', []],
  ])('offers after "%s"', (line, offered) => {
    expect(completeInBash(line)).toEqual(offered);
  });

  it('offers all commands after plumb', () => {
    expect(completeInBash('plumb ')).toEqual([...registry.map(({ name }) => name), '--help', '--version']);
  });
});

describe.each(shells)('the script for %s', (shell) => {
  const script = completionScripts[shell](model);

  it('knows every command and every option', () => {
    for (const { name, options } of model.commands) {
      expect(script).toContain(name);
      for (const option of options) expect(script).toMatch(new RegExp(`(--|-l )${option.name}\\b`, 'u'));
    }
  });

  it('quotes what descriptions contain', () => {
    const nasty = {
      name: 'x',
      short: undefined,
      description: "it's `a` $(b) [c]: \\d",
      takesValue: false,
      values: [],
    };
    const [first] = model.commands;
    const { commands } = {
      commands: [{ ...first!, name: 'one', summary: "it's", words: [], options: [nasty] }],
    };
    expect(completionScripts[shell]({ commands })).toMatchSnapshot();
  });
});
