import { nextTurn } from '../exchange/next-turn.ts';
import type { ReplyPace } from './reply-pace.ts';

const atOnce = (run: () => void): void => {
  run();
};

/** All at once. */
const whole: ReplyPace = {
  head: atOnce,
  chunk: (_, run) => {
    run();
  },
  end: atOnce,
};

/** Each chunk in a turn of its own: readers join what is there at once. */
const inTurns: ReplyPace = {
  head: atOnce,
  chunk: ({ index }, run) => {
    if (index === 0) run();
    else nextTurn(run);
  },
  end: (run) => {
    nextTurn(run);
  },
};

/**
 * Gives the pace of a response that plays at once.
 *
 * @param takesTurns - Whether its chunks have a meaning of their own.
 * @returns The pace.
 */
export function instantPace(takesTurns: boolean): ReplyPace {
  return takesTurns ? inTurns : whole;
}
