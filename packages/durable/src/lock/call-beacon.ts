import { connect, type Socket } from 'node:net';

import { errorCode } from '../io-failure.ts';
import { openWay } from './beacon.ts';

/**
 * What calling a beacon proves: `answers`, its owner lives; `refused`, its owner is
 * dead; `silent`, nothing.
 */
export type BeaconReply =
  | { readonly kind: 'answers'; readonly socket: Socket }
  | { readonly kind: 'refused' }
  | { readonly kind: 'silent' };

/**
 * Calls a beacon. The kernel answers, so a blocked event loop does too.
 *
 * @param directory - Folder of the lock.
 * @param address - Address out of a claim.
 * @returns The reply; who gets a socket destroys it. It closes when the beacon's owner dies or lets go.
 */
export async function callBeacon(directory: string, address: string): Promise<BeaconReply> {
  if (address === '') return { kind: 'silent' };
  const way = openWay(directory, address);
  try {
    return await call(way.path);
  } finally {
    way.close();
  }
}

function call(path: string): Promise<BeaconReply> {
  const { promise, resolve } = Promise.withResolvers<BeaconReply>();
  const socket = connect({ path });
  socket.on('error', (error) => {
    resolve({ kind: isRefusal(error, path) ? 'refused' : 'silent' });
  });
  socket.once('connect', () => {
    resolve({ kind: 'answers', socket });
  });
  return promise;
}

/**
 * Only the kernel's own refusal of this very path is a proof: a missing file is none,
 * nor is what a guard over `net` throws.
 */
function isRefusal(error: Error, path: string): boolean {
  const isOfKernel =
    'syscall' in error && error.syscall === 'connect' && 'address' in error && error.address === path;
  return isOfKernel && errorCode(error) === (process.platform === 'win32' ? 'ENOENT' : 'ECONNREFUSED');
}
