/** Where a name stands: what is a credential in a header may be an everyday word in a field. */
export type NamePlace = 'header' | 'parameter' | 'field';
