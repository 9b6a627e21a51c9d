/**
 * What libraries of schemas have in common, zod and valibot among them: Standard Schema, version 1.
 * See https://standardschema.dev.
 */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** What a schema says of a value: with issues it does not match. */
export interface SchemaResult {
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/** Where and why a value does not match. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
