/**
 * Exit statuses of `plumb`, by range: 0 ok, 1 internal, 2 usage, 10–19 invalid input,
 * 20–29 I/O and locks, 30–39 a check failed, 40–49 live calls and providers,
 * 130 interrupted.
 */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  invalidInput: 10,
  invalidConfiguration: 11,
  invalidRecording: 12,
  invalidTags: 13,
  ioFailed: 20,
  lockHeld: 21,
  diskFull: 22,
  checkFailed: 30,
  testsFailed: 31,
  overBudget: 32,
  timedOut: 33,
  liveCallRefused: 40,
  credentialsMissing: 41,
  recordingRefused: 42,
  interrupted: 130,
} as const;

/** One of {@link exitCodes}' values. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The kinds of exit status, one a range of numbers. */
export type ExitCodeRange =
  | 'ok'
  | 'internal'
  | 'usage'
  | 'invalid input'
  | 'i/o and locks'
  | 'check failed'
  | 'live calls and providers'
  | 'interrupted';

const ranges: readonly (readonly [from: number, to: number, range: ExitCodeRange])[] = [
  [0, 0, 'ok'],
  [1, 1, 'internal'],
  [2, 2, 'usage'],
  [10, 19, 'invalid input'],
  [20, 29, 'i/o and locks'],
  [30, 39, 'check failed'],
  [40, 49, 'live calls and providers'],
  [130, 130, 'interrupted'],
];

/**
 * Names the range that an exit status falls in.
 *
 * @param status - An exit status, 0 to 255.
 * @returns The range, or `undefined` for a status that Plumbline never uses.
 */
export function exitCodeRange(status: number): ExitCodeRange | undefined {
  return ranges.find(([from, to]) => status >= from && status <= to)?.[2];
}
