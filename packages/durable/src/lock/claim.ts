import type { Identity } from './identity.ts';
import type { LockMode } from './lock.ts';

/** What a contender writes into the lock's folder before it looks at the others. */
export interface Claim extends Identity {
  readonly schemaVersion: 1;
  /** Random, never used twice: removing a dead claim can never hit a later one. */
  readonly id: string;
  readonly mode: LockMode;
  readonly purpose: string;
  /** When it was written, ISO 8601. */
  readonly since: string;
  /** Where the kernel answers for as long as the contender lives; empty where it cannot. */
  readonly beacon: string;
}

const texts = [
  'id',
  'purpose',
  'since',
  'beacon',
  'startTime',
  'platform',
  'host',
  'bootId',
  'namespaces',
] as const;

/**
 * Reads a claim.
 *
 * @param text - Content of a claim file.
 * @returns The claim, or `undefined` for anything else.
 */
export function parseClaim(text: string): Claim | undefined {
  const value = parseJson(text);
  return isClaim(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isClaim(value: unknown): value is Claim {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const hasTexts = texts.every((name) => typeof fields.get(name) === 'string');
  const hasMode = fields.get('mode') === 'shared' || fields.get('mode') === 'exclusive';
  return hasTexts && hasMode && fields.get('schemaVersion') === 1 && Number.isSafeInteger(fields.get('pid'));
}
