/**
 * Tells under which key the proofs of a task are kept.
 *
 * @param hash - The task's hash, which names all its inputs.
 * @param environment - Where Nx says that its cache is to be skipped: then nothing is resumed either.
 * @returns The key, or undefined where nothing may be resumed.
 */
export function proofKey(hash: string | undefined, environment: NodeJS.ProcessEnv): string | undefined {
  return environment['NX_SKIP_NX_CACHE'] === 'true' ? undefined : hash;
}
