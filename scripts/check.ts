// All that CI runs, one step after the other: `npm run check`, or `npm run check -- lint type`.
import {
  checkPlan,
  formatSteps,
  runNpm,
  runSteps,
  stepsOf,
  writeCheckRecord,
} from '@plumbline-tools/repo/check';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

const chosen = process.argv.slice(2);
const plan = chosen.length === 0 ? checkPlan : chosen;
// A signal from the terminal reaches the step itself; this process stays to say what was found.
process.on('SIGINT', () => undefined);
const results = await runSteps({
  plan,
  runScript: (name) =>
    runNpm({ root: workspaceRoot, args: ['run', '--silent', name], environment: process.env }),
  now: () => performance.now(),
  announce: (name) => console.log(`\n▶ ${name}`),
});
writeCheckRecord(workspaceRoot, results);
console.log(formatSteps(stepsOf(plan), results));
process.exitCode =
  results.length === stepsOf(plan).length && results.every(({ outcome }) => outcome === 'passed') ? 0 : 1;
