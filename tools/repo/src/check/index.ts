export { checkPlan, stepsOf, type CheckPlan, type StepGroup } from './check-steps.ts';
export { countOutcomes, type OutcomeCounts, type Outcomes } from './count-outcomes.ts';
export { formatSteps } from './format-steps.ts';
export { readOutcomes } from './read-outcomes.ts';
export { runNpm, type NpmRun } from './run-npm.ts';
export { runSteps, type StepsRun } from './run-steps.ts';
export { writeCheckRecord } from './write-check-record.ts';
