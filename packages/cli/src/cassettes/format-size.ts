const units = ['B', 'kB', 'MB', 'GB'] as const;

/**
 * Writes a number of bytes as people read it.
 *
 * @param bytes - How many.
 * @returns Such as `812 B` or `12.3 kB`.
 */
export function formatSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(bytes) : value.toFixed(1)} ${units[power] ?? 'B'}`;
}
