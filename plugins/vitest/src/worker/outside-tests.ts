/** Stands for a test's name in the recording of a file: of what it requests outside its tests. */
export const outsideTests = '(outside its tests)';
