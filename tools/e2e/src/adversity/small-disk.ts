import { spawnSync } from 'node:child_process';
import type { Command } from '../setup/run-command.ts';

const ownMounts = ['--mount', '--map-root-user'];

/** A folder that is to be on a disk of its own, for as long as one command runs. */
export interface SmallDisk {
  /** Absolute path of a folder that exists; what is in it stands on the disk too. */
  readonly folder: string;
  /** Kibibytes that are left on it when the command starts. */
  readonly freeKiB: number;
  /** Absolute path of a folder that exists: receives what is on the disk when the command has ended. */
  readonly result: string;
}

/** Whether this user may mount anything, in a namespace of mounts of its own. */
export const canMount: boolean =
  process.platform === 'linux' &&
  spawnSync('unshare', [...ownMounts, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    .status === 0;

/**
 * Makes a command run with one folder on a disk that is nearly full.
 *
 * @param command - The command.
 * @param disk - The folder, and how much is free on it.
 * @returns A command that ends as the other one does.
 */
export function onSmallDisk(command: Command, { folder, freeKiB, result }: SmallDisk): Command {
  const script = [folder, String(freeKiB), result, command.file, ...command.arguments];
  return { ...command, file: 'unshare', arguments: [...ownMounts, 'sh', '-c', mountAndRun, 'sh', ...script] };
}

const diskKiB = 8192;

const mountAndRun = `set -e
folder=$1 free=$2 result=$3
shift 3
kept=$(mktemp -d)
cp -a "$folder/." "$kept"
mount -t tmpfs -o size=${String(diskKiB)}k tmpfs "$folder"
cp -a "$kept/." "$folder"
rm -r "$kept"
available=$(df --output=avail -k "$folder" | tail -n 1)
head -c $(((available - free) * 1024)) /dev/zero > "$folder/ballast"
set +e
"$@"
status=$?
rm "$folder/ballast"
cp -a "$folder/." "$result"
exit $status
`;
