/** Options of the generator `migrate-cassettes`; schema.json describes them and gives defaults. */
export interface MigrateOptions {
  readonly project: string;
  /** Recordings to carry over, as globs; all of the project where absent. */
  readonly files?: readonly string[];
  /** The test that all of them belong to, as `file#full name`. */
  readonly test?: string;
  /** Which test a recording belongs to, as `recording=file#full name`. */
  readonly map?: readonly string[];
  /** Headers that the requests had, for recordings that leave them out, as `name: value`. */
  readonly requestHeaders?: readonly string[];
  readonly keepLive?: boolean;
  /** Full names of the golden paths; by default all tests whose every answer is a success. */
  readonly goldenPaths?: readonly string[];
  readonly credentials?: readonly string[];
  readonly overwrite?: boolean;
  /** Whether test sources are edited; true by default. */
  readonly editTests?: boolean;
  readonly skipFormat?: boolean;
}
