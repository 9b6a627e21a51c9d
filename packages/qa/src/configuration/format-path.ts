import type { DocumentPath } from './known-keys.ts';

/**
 * Writes a place in a document as people write it.
 *
 * @param path - Property names, and positions in lists.
 * @returns Such as `live.credentials[0]`; `(whole file)` for the root.
 */
export function formatPath(path: DocumentPath): string {
  if (path.length === 0) return '(whole file)';
  return path.map((step, index) => formatStep(step, index === 0)).join('');
}

function formatStep(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  if (!/^[$A-Z_][\w$]*$/iu.test(step)) return `[${JSON.stringify(step)}]`;
  return first ? step : `.${step}`;
}
