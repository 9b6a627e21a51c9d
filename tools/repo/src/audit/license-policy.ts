/** Licences that anything we publish may bring along: permissive, no duty but to name the author. */
export const allowedLicenses: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
];

/** A package that was looked at and may come along all the same. */
export interface LicenseException {
  /** Name of the package; a star at the end stands for any ending. */
  readonly name: string;
  readonly license: string;
  readonly reason: string;
}

/** Packages that were reviewed. */
export const licenseExceptions: readonly LicenseException[] = [
  {
    name: 'lightningcss*',
    license: 'MPL-2.0',
    reason:
      'Part of Vite, which Vitest brings as a peer; used as it is, and its licence covers its own files alone.',
  },
];
