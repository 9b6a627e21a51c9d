import { statfsSync } from 'node:fs';

/** File systems that one kernel alone can have mounted, by the magic numbers of statfs(2). */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // xfs
  0x9123683e, // btrfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // zfs
  0xf2f52010, // f2fs
  0xca451a4e, // bcachefs
]);

/**
 * Tells whether a folder is out of reach of other machines.
 *
 * @param path - A folder.
 * @returns False for network and shared file systems, and where it cannot be told.
 */
export function isLocalFileSystem(path: string): boolean {
  return process.platform === 'linux' && localTypes.has(statfsSync(path).type);
}
