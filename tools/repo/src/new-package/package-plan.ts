import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Layer } from '../workspace/layer.ts';
import { titleOf, type PackageRequest } from './package-request.ts';

/** Files to write, by path relative to the workspace root. */
export type PackagePlan = ReadonlyMap<string, string>;

/** What the plan depends on in the workspace. */
export interface WorkspaceState {
  /** Whether a path relative to the workspace root is there. */
  readonly isThere: (path: string) => boolean;
  /** Content of docs/README.md. */
  readonly documentationIndex: string;
}

/**
 * Plans a new package: the one skeleton that all packages have, and the line that leads readers to it.
 *
 * @param request - What it shall be.
 * @param workspace - What is there already.
 * @returns The files to write.
 * @throws PlumblineError `PACKAGE_EXISTS` where its folder is there.
 */
export function planPackage(request: PackageRequest, workspace: WorkspaceState): PackagePlan {
  const directory = directoryOf(request);
  if (workspace.isThere(directory)) {
    throw new PlumblineError({
      code: 'PACKAGE_EXISTS',
      message: `${directory} is there already.`,
      remedy: 'Choose another name, or remove the folder.',
      exitCode: exitCodes.usage,
      fields: { directory },
    });
  }
  const files = Object.entries(skeleton(request)).map(
    ([path, text]) => [`${directory}/${path}`, text] as const,
  );
  return new Map([...files, ['docs/README.md', withLink(workspace.documentationIndex, request)]]);
}

function directoryOf({ name, layer }: PackageRequest): string {
  const folders: Partial<Record<Layer, string>> = { host: 'plugins', tool: 'tools' };
  return `${folders[layer] ?? 'packages'}/${name}`;
}

function packageName({ name, layer }: PackageRequest): string {
  return layer === 'tool' ? `@plumbline-tools/${name}` : `@plumbline/${name}`;
}

function skeleton(request: PackageRequest): Readonly<Record<string, string>> {
  const { name } = request;
  const subject = camelCase(name);
  return {
    'package.json': `${JSON.stringify(manifest(request), null, 2)}\n`,
    'vitest.config.ts': vitestConfig,
    'README.md': readme(request, subject),
    'src/index.ts': `export { ${subject} } from './${name}.ts';\n`,
    [`src/${name}.ts`]: source(request, subject),
    [`src/${name}.test.ts`]: test(name, subject),
  };
}

function manifest(request: PackageRequest): object {
  const { layer, description } = request;
  return {
    name: packageName(request),
    version: '0.0.0',
    ...(layer === 'tool' && { private: true }),
    description,
    license: 'MIT',
    type: 'module',
    engines: { node: '>=22.15' },
    exports: { '.': './src/index.ts', './package.json': './package.json' },
    files: ['dist'],
    dependencies: {},
    nx: { tags: [`layer:${layer}`] },
  };
}

const vitestConfig = `import { defineConfig } from 'vitest/config';
import { coverage } from '../../coverage.config.ts';

export default defineConfig({
  test: { include: ['src/**/*.test.ts'], exclude: ['**/fixtures/**'], coverage },
});
`;

function readme(request: PackageRequest, subject: string): string {
  return `# ${packageName(request)}

${request.description}

\`\`\`ts
import { ${subject} } from '${packageName(request)}';

${subject}('a value');
\`\`\`
`;
}

function source({ description }: PackageRequest, subject: string): string {
  return `/**
 * ${description}
 *
 * @param value - Any text.
 * @returns The same text.
 */
export function ${subject}(value: string): string {
  return value;
}
`;
}

function test(name: string, subject: string): string {
  return `import { expect, test } from 'vitest';
import { ${subject} } from './${name}.ts';

test('${subject} gives back what it was given', () => expect(${subject}('a value')).toBe('a value'));
`;
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z\d])/gu, (_match, letter: string) => letter.toUpperCase());
}

const packagesHeading = '## Packages\n';

/** The link stands first in the list of packages, which is made where there is none. */
function withLink(index: string, request: PackageRequest): string {
  const link = `- [${titleOf(request.name)}](../${directoryOf(request)}/README.md): ${request.description}`;
  if (index.includes(packagesHeading))
    return index.replace(`${packagesHeading}\n`, `${packagesHeading}\n${link}\n`);
  return `${index.trimEnd()}\n\n${packagesHeading}\n${link}\n`;
}
