import { describe, expect, it } from 'vitest';
import { openSummaryScreen, type ScreenOutput } from './summary-screen.ts';

const argv = ['node', 'nx', 'run-many'];

class Output {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(isTTY: boolean, columns: number) {
    this.isTTY = isTTY;
    this.columns = columns;
  }

  readonly write: ScreenOutput['write'] = (text: unknown, done: unknown) => {
    this.text += String(text);
    if (typeof done === 'function') Reflect.apply(done, undefined, []);
    return true;
  };
}

describe('the screen', () => {
  it.each([
    { what: 'a terminal', output: new Output(true, 72), width: 72, color: true },
    { what: 'a pipe', output: new Output(false, 0), width: 100, color: false },
    {
      what: 'a pipe to something that takes colour',
      output: new Output(false, 0),
      environment: { FORCE_COLOR: '1' },
      width: 100,
      color: true,
    },
    {
      what: 'a terminal whose user wants no colour',
      output: new Output(true, 80),
      environment: { NO_COLOR: '1' },
      width: 80,
      color: false,
    },
    {
      what: 'a terminal where colour is switched off',
      output: new Output(true, 80),
      environment: { FORCE_COLOR: '0' },
      width: 80,
      color: false,
    },
  ])('that is $what', ({ output, environment = {}, width, color }) => {
    using screen = openSummaryScreen({ argv, environment, output });
    expect(screen).toMatchObject({ width, color });
  });

  it('shows lines, apart from what is above and below', async () => {
    const output = new Output(false, 0);
    using screen = openSummaryScreen({ argv, environment: {}, output });
    await screen.show(['one', 'two']);
    expect(output.text).toBe('\none\ntwo\n\n');
  });
});
