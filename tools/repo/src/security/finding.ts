/** One thing that `npm run sec` found. All findings are high: what is not worth failing is not looked for. */
export interface Finding {
  /** What found it, such as `plumbline/path-from-request` or `secretlint`. */
  readonly rule: string;
  /** Relative to the workspace root, with slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * Says a finding in one line for people.
 *
 * @param finding - What was found.
 * @returns File, line, rule and message.
 */
export function formatFinding({ file, line, rule, message }: Finding): string {
  return `${file}:${line}  ${rule}  ${message}`;
}
