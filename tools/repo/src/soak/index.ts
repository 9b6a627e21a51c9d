export { runSoakSuite } from './run-soak-suite.ts';
export { soakSuites, soakVariable, type SoakSuite } from './soak-suites.ts';
