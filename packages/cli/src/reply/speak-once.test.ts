import { expect, it } from 'vitest';
import { speakOnce } from './speak-once.ts';

it('says the first ending to both, and a later one to people alone', () => {
  const said: string[] = [];
  const speaker = {
    stdout: { write: (text: string) => said.push(`out ${text}`) },
    stderr: { write: (text: string) => said.push(`err ${text}`) },
    exitCode: undefined,
  };
  const speak = speakOnce(speaker);
  speak({ stdout: '{}', stderr: 'a', exitCode: 0 });
  speak({ stdout: '{}', stderr: 'stray', exitCode: 1 });
  expect(said).toEqual(['err a', 'out {}', 'err stray']);
  expect(speaker).toMatchObject({ exitCode: 1 });
});
