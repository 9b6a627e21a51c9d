/** Options of the generator `init`; schema.json describes them. */
export interface InitOptions {
  readonly hooks?: boolean;
  readonly skipFormat?: boolean;
  readonly skipPackageJson?: boolean;
  readonly keepExistingVersions?: boolean;
}
