import { exitCodes, type ExitCode } from './exit-code.ts';

const brand = Symbol.for('plumbline.error');

/** Facts of one failure that a program may read: paths, names, numbers; never secrets. */
export type ErrorFields = Readonly<Record<string, unknown>>;

/** What a {@link PlumblineError} is made of. */
export interface ErrorDescription {
  /** Stable name of the failure, upper snake case, such as `CASSETTE_MISSING`. */
  readonly code: string;
  /** What happened: what arrived and what was expected, in one or two sentences. */
  readonly message: string;
  /** What the reader can do next. */
  readonly remedy: string;
  /** Exit status of a command that ends with this error; `internal` where absent. */
  readonly exitCode?: ExitCode;
  /** Facts for programs. */
  readonly fields?: ErrorFields;
  /** The error underneath. */
  readonly cause?: unknown;
}

/** An error as data: the shape that replies and run records carry. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly details: ErrorFields;
}

/**
 * The one base of every error that Plumbline throws.
 *
 * Branded by a registered symbol, so that {@link isPlumblineError} knows it
 * across several installed copies of this package and across realms.
 */
export class PlumblineError extends Error {
  readonly [brand] = true;
  readonly code: string;
  readonly remedy: string;
  readonly exitCode: ExitCode;
  readonly fields: ErrorFields;

  /**
   * @param description - Code, message, remedy and, where known, exit code, fields and cause.
   */
  constructor(description: ErrorDescription) {
    super(description.message, 'cause' in description ? { cause: description.cause } : undefined);
    this.name = 'PlumblineError';
    this.code = description.code;
    this.remedy = description.remedy;
    this.exitCode = description.exitCode ?? exitCodes.internal;
    this.fields = description.fields ?? {};
  }
}

/**
 * Tells whether a value is a {@link PlumblineError}, from whichever copy of this package.
 *
 * @param value - Anything that was thrown.
 * @returns True where the value carries the brand.
 */
export function isPlumblineError(value: unknown): value is PlumblineError {
  return typeof value === 'object' && value !== null && brand in value;
}

/**
 * Turns anything that was thrown into data.
 *
 * @param thrown - A {@link PlumblineError}, another error, or any value.
 * @returns Code, message, remedy and details; code `INTERNAL` for what is not ours.
 */
export function reportError(thrown: unknown): ErrorReport {
  if (isPlumblineError(thrown)) {
    return { code: thrown.code, message: thrown.message, remedy: thrown.remedy, details: thrown.fields };
  }
  return {
    code: 'INTERNAL',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    remedy: 'This is a defect in Plumbline: report it with the command you ran.',
    details: {},
  };
}

/**
 * Finds the exit status of a command that ends with what was thrown.
 *
 * @param thrown - Anything that was thrown.
 * @returns The error's own exit status; `internal` for what is not ours.
 */
export function exitCodeOf(thrown: unknown): ExitCode {
  return isPlumblineError(thrown) ? thrown.exitCode : exitCodes.internal;
}

/**
 * Says an error in one paragraph for people: code, message, remedy.
 *
 * @param report - An error as data.
 * @returns One string, two lines.
 */
export function formatError(report: Pick<ErrorReport, 'code' | 'message' | 'remedy'>): string {
  return `${report.code}: ${report.message}\n  → ${report.remedy}`;
}
