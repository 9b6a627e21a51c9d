/** Options of the generator `tier`; schema.json describes them and gives defaults. */
export interface TierOptions {
  readonly name: string;
  readonly project: string;
  readonly tier?: 1 | 2 | 3;
  readonly quick?: boolean;
  readonly url?: string;
  readonly credentials?: readonly string[];
  readonly skipFormat?: boolean;
}
