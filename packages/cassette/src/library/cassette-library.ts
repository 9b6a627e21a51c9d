import { readFile } from 'node:fs/promises';
import { isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';
import { asError } from '../exchange/as-error.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { SessionRedaction, type RedactionSettings } from '../redaction/session-redaction.ts';
import { RuleSet, type OwnRules } from '../rules/rule-set.ts';
import { freshnessOf, type Freshness } from './freshness.ts';
import { identifyCassette, type CassetteOrigin } from './identify-cassette.ts';
import type { MaxAge } from './max-age.ts';
import { readCassette } from './read-cassette.ts';
import type { StoredCassette } from './stored-cassette.ts';

/** How the recordings of a workspace are read and judged. */
export interface LibrarySettings {
  /** Rules of the workspace for what may differ between requests. */
  readonly rules: OwnRules;
  /** What is taken out of recordings. */
  readonly redaction: RedactionSettings;
  /** How old recordings may get; any age where `undefined`. */
  readonly maxAge: MaxAge | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A cassette, and whether it is fresh; or why it cannot be read. */
export type ShelvedCassette =
  | { readonly path: string; readonly cassette: StoredCassette; readonly freshness: Freshness }
  | {
      readonly path: string;
      readonly error: PlumblineError;
      /** Its test, where its first line still says it. */
      readonly origin: CassetteOrigin | undefined;
    };

/** Reads recordings as the tests of a workspace would, and judges them. Writes nothing. */
export class CassetteLibrary {
  /** How requests are compared, and what is a secret in them. */
  readonly keys: RequestKeys;
  readonly #settings: LibrarySettings;

  /**
   * @param settings - How recordings are read and judged.
   */
  constructor(settings: LibrarySettings) {
    this.#settings = settings;
    this.keys = new RequestKeys(new RuleSet(settings.rules), new SessionRedaction(settings.redaction));
  }

  /**
   * Reads one cassette.
   *
   * @param path - Absolute path.
   * @returns The cassette and its freshness, or what is wrong with it. Never throws for what is in the file.
   */
  async read(path: string): Promise<ShelvedCassette> {
    try {
      const cassette = await readCassette(path, { keys: this.keys });
      return { path, cassette, freshness: await this.#freshness(cassette) };
    } catch (thrown) {
      const error = isPlumblineError(thrown) ? thrown : unreadable(path, thrown);
      return { path, error, origin: await identifyCassette(path) };
    }
  }

  /**
   * Reads cassettes one after the other, so that no more than one is in memory that nobody keeps.
   *
   * @param paths - Absolute paths.
   * @returns Each as it is read.
   */
  async *readAll(paths: readonly string[]): AsyncGenerator<ShelvedCassette, void> {
    for (const path of paths) yield await this.read(path);
  }

  async #freshness(cassette: StoredCassette): Promise<Freshness> {
    const { maxAge, now } = this.#settings;
    const { testFile } = cassette;
    const testSource = testFile === undefined ? undefined : await readFile(testFile, 'utf8');
    return freshnessOf(cassette, { now: now(), maxAge, rules: this.keys.rules, testSource });
  }
}

function unreadable(path: string, cause: unknown): PlumblineError {
  return new PlumblineError({
    code: 'CASSETTE_UNREADABLE',
    message: `The cassette ${path} could not be read: ${asError(cause).message}.`,
    remedy: 'Check that the file can be read.',
    fields: { path },
    cause,
  });
}
