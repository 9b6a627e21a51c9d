// Last line of `.ci/run`: counts of tests, steps and commands; arguments are the commands' exit statuses.
import { countOutcomes, readOutcomes } from '@plumbline-tools/repo/check';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

const statuses = process.argv.slice(2).map(Number);
const { passed, failed } = countOutcomes({ ...(await readOutcomes(workspaceRoot)), statuses });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
