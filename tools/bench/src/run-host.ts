import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceConfigurationSchema } from '@plumbline/contracts';
import { vitestHost } from '@plumbline/vitest/host';

/** Runs every project of a workspace in one process; exits with 1 where one did not pass. */
const workspaceRoot = process.argv[2] ?? process.cwd();
let failed = 0;
for await (const event of vitestHost().run({
  workspaceRoot,
  run: 'pr',
  httpMode: 'playback',
  projects: readdirSync(join(workspaceRoot, 'packages')).map((name) => ({
    name,
    root: join(workspaceRoot, 'packages', name),
    configFile: join(workspaceRoot, 'packages', name, 'vitest.config.ts'),
    environment: {},
    recordCommand: 'nx run app:record',
    files: undefined,
    namePattern: undefined,
    coverageFolder: undefined,
    proven: new Set<string>(),
  })),
  configuration: workspaceConfigurationSchema.parse({ schemaVersion: 1 }),
  workers: 2,
  signal: new AbortController().signal,
})) {
  if (event.type !== 'project-ended') continue;
  const { files, problems } = event.outcome;
  if (problems.length > 0 || files.some(({ outcome }) => outcome !== 'passed')) failed += 1;
}
process.exit(failed > 0 ? 1 : 0);
