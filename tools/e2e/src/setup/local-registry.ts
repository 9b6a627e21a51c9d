import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { commandEnvironment } from './command-environment.ts';
import { runOrThrow } from './run-command.ts';

/** A registry over loopback that knows our packages and nothing else. */
export interface LocalRegistry extends AsyncDisposable {
  /** Address of the registry, to be set for the scope of our packages. */
  readonly url: string;
  /** Names of the packages that were asked for, in their order. */
  readonly asked: readonly string[];
}

interface Release {
  readonly name: string;
  readonly file: string;
  readonly manifest: Readonly<Record<string, unknown>> & { readonly version: string };
}

/**
 * Serves packed tarballs as an npm registry does: a document a package, and its tarball. All
 * other packages come from where npm is set to find them.
 *
 * @param tarballs - Absolute path of each tarball by package name.
 * @returns The registry; disposing it closes it.
 */
export async function openLocalRegistry(tarballs: Readonly<Record<string, string>>): Promise<LocalRegistry> {
  const releases = await Promise.all(Object.entries(tarballs).map(readRelease));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    answer(request, response, { releases, asked });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRelease([name, file]: readonly [string, string]): Promise<Release> {
  const text = await runOrThrow({
    file: 'tar',
    arguments: ['-xzOf', file, 'package/package.json'],
    cwd: '/',
    environment: commandEnvironment(process.execPath),
  });
  return { name, file, manifest: JSON.parse(text) as Release['manifest'] };
}

function answer(
  { url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  { releases, asked }: { readonly releases: readonly Release[]; readonly asked: string[] },
): void {
  const path = decodeURIComponent(url.slice(1));
  const tarball = releases.find(({ file }) => path === `tarballs/${basename(file)}`);
  const release = releases.find(({ name }) => path === name);
  if (release !== undefined) asked.push(release.name);
  if (tarball !== undefined) response.end(readFileSync(tarball.file));
  else if (release !== undefined) response.end(JSON.stringify(packageDocument(release, headers.host ?? '')));
  else response.writeHead(404).end('{}');
}

function packageDocument({ name, file, manifest }: Release, host: string): unknown {
  const { version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  const dist = { tarball: `http://${host}/tarballs/${basename(file)}`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}
