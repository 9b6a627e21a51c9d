import { replySchema } from '@plumbline/contracts';
import { PlumblineError } from '@plumbline/contracts/errors';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../command/command.ts';
import type { Registration } from '../command/registration.ts';
import { runPlumb } from '../run-plumb.ts';
import { fakeHost } from '../testing/fake-host.ts';

function reply(stdout: string) {
  return replySchema.parse(JSON.parse(stdout));
}

describe('a command that throws', () => {
  function throwing(thrown: unknown): Registration {
    const command = defineCommand({
      description: '',
      options: {},
      examples: [],
      run: async () => {
        throw thrown;
      },
    });
    return { name: 'break', summary: '', load: () => Promise.resolve(command) };
  }

  it.each<[string, unknown, string, number]>([
    [
      'an error of ours',
      new PlumblineError({ code: 'LOCK_HELD', message: 'm', remedy: 'r', exitCode: 21 }),
      'LOCK_HELD',
      21,
    ],
    ['a defect', new TypeError('x is undefined'), 'INTERNAL', 1],
    ['a string', 'nonsense', 'INTERNAL', 1],
    ['nothing', undefined, 'INTERNAL', 1],
  ])('%s: still replies with one document', async (...row) => {
    const [, thrown, code, status] = row;
    const ending = await runPlumb(['break', '--format=json'], {
      host: fakeHost(),
      commands: [throwing(thrown)],
    });
    expect(ending.exitCode).toBe(status);
    expect(reply(ending.stdout)).toMatchObject({ ok: false, error: { code } });
  });

  it('shows where a defect is', async () => {
    const ending = await runPlumb(['break'], {
      host: fakeHost(),
      commands: [throwing(new TypeError('x is undefined'))],
    });
    expect(ending.stderr).toMatch(/^TypeError: x is undefined\n\s+at /u);
    expect(ending.stdout).toBe('');
  });

  it('that cannot be loaded replies as well', async () => {
    const commands = [{ name: 'break', summary: '', load: () => Promise.reject(new Error('no such file')) }];
    const ending = await runPlumb(['break', '--format=json'], { host: fakeHost(), commands });
    expect(reply(ending.stdout)).toMatchObject({ error: { code: 'INTERNAL', message: 'no such file' } });
  });
});
