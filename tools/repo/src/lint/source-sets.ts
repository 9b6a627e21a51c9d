/** Which files a part of the lint configuration is about: globs relative to the workspace root. */
export const sourceSets = {
  typescript: ['**/*.ts'],
  javascript: ['**/*.js'],
  tests: ['**/*.test.ts', '**/*.test-d.ts', '**/*.contract.ts'],
  configuration: ['**/*.config.ts', '**/*.config.js'],
  /** What runs here and is not published, inside a package that is. */
  development: ['**/*.test.ts', '**/*.test-d.ts', '**/*.contract.ts', '**/*.config.ts', 'scripts/**'],
  /** Generated, installed, or wrong on purpose. */
  ignored: [
    '**/node_modules/',
    '**/dist/',
    '**/coverage/',
    '**/fixtures/',
    '.nx/',
    '**/.plumbline/',
    'docs/reference/',
  ],
  /** Where a loader asks for a default export. */
  defaultExports: [
    '**/*.d.ts',
    '**/*.config.ts',
    '**/*.config.js',
    'plugins/nx/src/executors/**',
    'plugins/nx/src/generators/**',
    'plugins/vitest/src/**/*-{runner,reporter,environment,pool}.ts',
    'plugins/vitest/src/**/{runner,reporter,environment,pool}.ts',
  ],
  /** Where a process prints and sets its exit status. */
  printing: [
    'packages/cli/src/**',
    'plugins/nx/src/executors/**',
    'plugins/nx/src/**/*-tasks-execution.ts',
    'plugins/vitest/src/host/process/vitest-child.ts',
    'tools/**',
    '**/scripts/**',
    'docs/examples/**',
  ],
} as const;

/** Globs of a kind of file inside one package. */
export function within(directory: string, globs: readonly string[]): string[] {
  return globs.map((glob) => `${directory}/${glob}`);
}
