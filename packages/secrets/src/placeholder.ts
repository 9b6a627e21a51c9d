/** What stands in the place of every secret. One spelling everywhere, so that searching finds all of them. */
export const placeholder = '[redacted]';
