/** Recordings of other tools, carried over into cassettes. */
export {
  encodeMigratedCassette,
  type MigratedCassette,
  type MigratedTest,
} from './encode-migrated-cassette.ts';
export {
  type EntryContext,
  type ForeignExchange,
  type ForeignRecording,
  type ForeignSource,
  type Shortfall,
} from './foreign-recording.ts';
export { readForeignRecording, readNockDefinitions } from './read-foreign-recording.ts';
