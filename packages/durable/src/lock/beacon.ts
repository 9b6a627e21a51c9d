import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An open socket that the kernel closes when its owner dies: process or worker
 * thread, however it dies. A blocked event loop does not close it.
 */
export interface Beacon extends AsyncDisposable {
  /** Where others find it; empty where this file system or platform has none. */
  readonly address: string;
}

/**
 * Lights a beacon. On Linux it is a socket in the lock's folder, so that it also
 * proves life and death between containers that share the folder; on Windows a named
 * pipe; elsewhere a socket in the folder for temporary files, for paths must be short.
 *
 * @param directory - Folder of the lock.
 * @param id - Its owner's random id.
 * @returns The beacon, with an empty address where none can be lit. It does not keep the process alive.
 */
export async function lightBeacon(directory: string, id: string): Promise<Beacon> {
  const address = beaconAddress(id);
  const way = openWay(directory, address);
  const guests = new Set<Socket>();
  const server = createServer((guest) => {
    guests.add(guest.unref().resume());
    guest.on('error', () => guests.delete(guest)).on('close', () => guests.delete(guest));
  }).unref();
  const isLit = await listen(server, way.path);
  // With its way closed, the end of a worker thread cannot remove the socket's file, which then refuses.
  way.close();
  return {
    address: isLit ? address : '',
    [Symbol.asyncDispose]: async () => {
      if (isLit) await putOut(server, guests);
      if (isLit && process.platform === 'linux') rmSync(join(directory, address), { force: true });
    },
  };
}

function beaconAddress(id: string): string {
  if (process.platform === 'linux') return `${id}.sock`;
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\plumbline-${id}`
    : join(tmpdir(), `plumbline-${id}.sock`);
}

/** A path that leads to a beacon, for as long as it is not closed. */
export interface BeaconWay {
  readonly path: string;
  readonly close: () => void;
}

/**
 * Opens a way to a beacon. Socket paths end at 108 bytes, so on Linux the way goes
 * over a descriptor of the folder.
 *
 * @param directory - Folder of the lock.
 * @param address - Address of the beacon.
 * @returns The way; whoever opens it closes it.
 */
export function openWay(directory: string, address: string): BeaconWay {
  if (process.platform !== 'linux') return { path: address, close: () => undefined };
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  return {
    path: `/proc/self/fd/${String(descriptor)}/${address}`,
    close: () => {
      closeSync(descriptor);
    },
  };
}

/** `exclusive`: in a cluster's worker the socket must be the worker's own. */
function listen(server: Server, path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.on('error', () => {
    resolve(false);
  });
  server.listen({ path, exclusive: true }, () => {
    resolve(true);
  });
  return promise;
}

function putOut(server: Server, guests: ReadonlySet<Socket>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => {
    resolve(undefined);
  });
  for (const guest of guests) guest.destroy();
  return promise;
}
