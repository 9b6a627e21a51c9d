/** Errors, results and exit codes: no schema library behind them, for code that must start fast. */
export {
  exitCodeOf,
  formatError,
  isPlumblineError,
  PlumblineError,
  reportError,
  type ErrorDescription,
  type ErrorFields,
  type ErrorReport,
} from './error.ts';
export { exitCodeRange, exitCodes, type ExitCode, type ExitCodeRange } from './exit-code.ts';
export { fail, ok, type Result } from './result.ts';
