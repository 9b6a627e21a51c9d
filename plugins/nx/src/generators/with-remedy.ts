import { formatError, isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';

/**
 * Runs a generator so that Nx shows all of its error: Nx prints the message alone.
 *
 * @param generate - What the generator does.
 * @returns What it returns.
 * @throws PlumblineError with code and remedy in its message; any other error as it comes.
 */
export async function withRemedy<T>(generate: () => Promise<T>): Promise<T> {
  try {
    return await generate();
  } catch (thrown) {
    if (!isPlumblineError(thrown)) throw thrown;
    const { code, remedy, exitCode, fields } = thrown;
    throw new PlumblineError({ code, message: formatError(thrown), remedy, exitCode, fields, cause: thrown });
  }
}
