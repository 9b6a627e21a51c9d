/** Tiers, tags and modes: no schema library behind them, for code that must start fast. */
export {
  httpModes,
  runKinds,
  runModes,
  runRules,
  runSelects,
  type HttpMode,
  type RunKind,
  type RunMode,
  type RunRule,
} from './run-mode.ts';
export { tagsConflict, testTags, tierOf, tiers, type TestTag, type Tier } from './tier.ts';
