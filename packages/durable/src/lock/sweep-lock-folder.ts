import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { errorCode } from '../io-failure.ts';
import { callBeacon } from './call-beacon.ts';

/** Leftovers are younger than this, in milliseconds, while somebody may still be at work on them. */
const youngest = 60_000;

/**
 * Removes what contenders left that died between two steps: half-written claims, marks
 * and dead beacons without a claim. Claims themselves are not touched. Removing one of
 * these can never break a lock: at worst a living contender fails and says so.
 *
 * @param directory - Folder of one lock.
 */
export async function sweepLockFolder(directory: string): Promise<void> {
  const files = readdirSync(directory);
  const claims = new Set(files.filter((file) => file.endsWith('.json')));
  const orphans = files.filter(
    (file) => !file.endsWith('.json') && !claims.has(file.replace(/\.\w+$/, '.json')),
  );
  for (const file of orphans) {
    if (isOldAndOwn(join(directory, file)) && (await isAbandoned(directory, file)))
      rmSync(join(directory, file), { force: true });
  }
}

function isOldAndOwn(file: string): boolean {
  try {
    const { mtimeMs, uid } = statSync(file);
    return Date.now() - mtimeMs > youngest && uid === (process.getuid?.() ?? uid);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A waiting contender has a beacon and no claim. */
async function isAbandoned(directory: string, file: string): Promise<boolean> {
  if (!file.endsWith('.sock')) return true;
  const reply = await callBeacon(directory, file);
  if (reply.kind === 'answers') reply.socket.destroy();
  return reply.kind === 'refused';
}
