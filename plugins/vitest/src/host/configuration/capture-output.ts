/** What a process would have printed. */
export interface CapturedOutput extends Disposable {
  text(): string;
}

type Done = (error?: Error | null) => void;

/**
 * Keeps what code of this process prints from stdout and stderr.
 *
 * @param target - The process.
 * @returns What was printed so far; disposing it lets everything through again.
 */
export function captureOutput(target: Pick<NodeJS.Process, 'stdout' | 'stderr'>): CapturedOutput {
  const parts: string[] = [];
  const capture = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done): boolean => {
    parts.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    const written = typeof encoding === 'function' ? encoding : done;
    if (written !== undefined) queueMicrotask(written);
    return true;
  };
  const streams = [target.stdout, target.stderr];
  for (const stream of streams) stream.write = capture;
  return {
    text: () => parts.join(''),
    [Symbol.dispose]: () => {
      for (const stream of streams) Reflect.deleteProperty(stream, 'write');
    },
  };
}
