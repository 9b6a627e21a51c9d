const units = ['kB', 'MB', 'GB', 'TB'] as const;

/**
 * Writes a number of bytes as people say it.
 *
 * @param bytes - How many.
 * @returns Such as `812 B`, `12.3 kB` or `1.0 MB`.
 */
export function formatBytes(bytes: number): string {
  let rest = bytes;
  let shown: string = 'B';
  for (const unit of units) {
    if (rest < 999.95) break;
    rest /= 1000;
    shown = unit;
  }
  return shown === 'B' ? `${String(bytes)} B` : `${rest.toFixed(1)} ${shown}`;
}
