import { describe, expect, test } from 'vitest';
import { durationTool } from './duration-tool.ts';

describe('looking up durations', { tags: ['tier1'] }, () => {
  const tool = durationTool({ 'copy data': 6 });

  test.for([
    [{ work: 'Copy data' }, { work: 'Copy data', hours: 6 }],
    [{ work: 'sing' }, { work: 'sing', hours: null }],
    [{ job: 'copy data' }, { error: 'Expected {"work": string}, got {"job":"copy data"}.' }],
  ] as const)('answers %j with %j', async ([input, output]) => {
    await expect(tool.run(input)).resolves.toEqual(output);
  });
});
