import type { Scenario } from '../scenario.ts';
import { busiestHour } from './busiest-hour.ts';
import { exceedTheQuota } from './exceed-the-quota.ts';
import { impossibleStair } from './impossible-stair.ts';
import { loseTheConnection } from './lose-the-connection.ts';
import { moveTheDatabase } from './move-the-database.ts';
import { refusedBreakIn } from './refused-break-in.ts';
import { shipInCircles } from './ship-in-circles.ts';
import { veryLongPlan } from './very-long-plan.ts';
import { writeProse } from './write-prose.ts';

/** Every scenario that a goal can name. A new one is a file and a line here. */
export const scenarios: readonly Scenario[] = [
  busiestHour,
  exceedTheQuota,
  impossibleStair,
  loseTheConnection,
  moveTheDatabase,
  refusedBreakIn,
  shipInCircles,
  veryLongPlan,
  writeProse,
];
