import { expectTypeOf } from 'vitest';
import type { Options, OptionValues } from '../arguments/option.ts';
import { defineCommand } from './command.ts';

/* Checked by the compiler alone, with the rest of the tree: nothing here runs. */

const options = {
  affected: { type: 'flag', description: '' },
  base: { type: 'value', placeholder: 'REVISION', description: '' },
  mode: { type: 'value', placeholder: 'MODE', choices: ['quick', 'pr'], default: 'pr', description: '' },
  shell: { type: 'value', placeholder: 'SHELL', choices: ['bash', 'zsh'], description: '' },
  projects: { type: 'list', placeholder: 'PROJECT', description: '' },
} as const satisfies Options;

expectTypeOf<OptionValues<typeof options>>().toEqualTypeOf<{
  readonly affected: boolean;
  readonly base: string | undefined;
  readonly mode: 'quick' | 'pr';
  readonly shell: 'bash' | 'zsh' | undefined;
  readonly projects: readonly string[];
}>();

/* A command sees its own options, typed, without writing their types. */
defineCommand({
  description: '',
  options,
  examples: [],
  run: (invocation) => {
    expectTypeOf(invocation.options.mode).toEqualTypeOf<'quick' | 'pr'>();
    expectTypeOf(invocation.options).not.toHaveProperty('verbose');
    return Promise.resolve({ ok: true, data: null, text: [] });
  },
});
