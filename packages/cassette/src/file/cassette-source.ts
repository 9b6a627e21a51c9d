import type { RequestKeys } from '../key/request-keys.ts';
import type { CassettePlace } from './cassette-invalid.ts';

/** A cassette to read. */
export interface CassetteSource extends CassettePlace {
  /** How the keys of its requests are computed. */
  readonly keys: RequestKeys;
}
