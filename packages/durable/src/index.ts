/** What survives a crash: locks, whole-file writes, append-only logs. */
export { isTemporaryName } from './file/temporary-path.ts';
export { writeFileWhole, type WholeFileSystem } from './file/write-file-whole.ts';
export { ioFailure } from './io-failure.ts';
export { acquireLock } from './lock/acquire-lock.ts';
export { type Lock, type LockHolder, type LockMode, type LockRequest, type LockWait } from './lock/lock.ts';
export { openAppendLog, type AppendLog, type WriteBytes } from './log/open-append-log.ts';
export { readAppendLog, type AppendLogEntry, type AppendLogReading } from './log/read-append-log.ts';
