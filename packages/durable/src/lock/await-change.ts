import type { Socket } from 'node:net';

import { callBeacon } from './call-beacon.ts';
import type { Rival } from './lock-folder.ts';
import { pause } from './pause.ts';

/** Longest time between two looks, in milliseconds, while the holder's beacon is watched. */
const watchedLook = 1_000;
/** The same where the holder has no beacon. */
const blindLook = 50;

/** What to wait for, and how long. */
export interface ChangeWatch {
  readonly directory: string;
  readonly rival: Rival;
  /** Longest wait in milliseconds. */
  readonly atMost: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits until another look at the lock is worth it: when the holder's beacon goes out,
 * which the kernel tells at once, or after a while.
 *
 * @param watch - Holder, limit and signal.
 * @throws The signal's reason when aborted.
 */
export async function awaitChange({ directory, rival, atMost, signal }: ChangeWatch): Promise<void> {
  const reply = await callBeacon(directory, rival.claim?.beacon ?? '');
  switch (reply.kind) {
    case 'refused':
      return;
    case 'silent':
      await pause(Math.min(blindLook, atMost), signal);
      return;
    case 'answers':
      await closeOrPause(reply.socket, Math.min(watchedLook, atMost), signal);
  }
}

async function closeOrPause(
  socket: Socket,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const over = new AbortController();
  const ending = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  try {
    await Promise.race([closing(socket), pause(milliseconds, ending)]);
  } finally {
    over.abort();
    socket.destroy();
  }
}

/** A dead holder's kernel may reset the connection instead; either way it closes. */
function closing(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  socket.resume().once('close', () => {
    resolve(undefined);
  });
  return promise;
}
