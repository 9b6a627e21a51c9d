/**
 * Version of what the recorder writes. It goes up where the same exchange would be stored in another way than
 * before, so that recordings of the way before count as stale; a new version of the package alone changes nothing.
 */
export const recorderFormat = 1;
