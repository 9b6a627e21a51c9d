import { mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { interceptHttp, openSession } from '../index.ts';

/** A folder with a test file and a recording of its one test. */
export interface RecordedFile extends AsyncDisposable {
  readonly root: string;
  readonly testFile: string;
  readonly cassette: string;
  readonly timing: string;
  /** Records the test anew, at a date. */
  record(body: () => Promise<unknown>, date?: string): Promise<void>;
  /** Plays the recording. */
  play(body: () => Promise<unknown>): Promise<void>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
}

/** The source of the test file. */
export const testSourceText = "test('a', async () => { await ask(); });\ntest('b', () => {});\n";

/**
 * Makes a folder with a test file, to record its test `a` in.
 *
 * @returns The folder; it goes when it is disposed.
 */
export async function recordedFile(): Promise<RecordedFile> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'plumbline-library-'));
  const root = folder.path;
  const testFile = join(root, 'src/ask.test.ts');
  const cassette = join(root, 'src/__cassettes__/ask/a.jsonl');
  await mkdir(dirname(cassette), { recursive: true });
  await writeFile(testFile, testSourceText);
  const run = async (
    mode: 'record' | 'playback',
    date: string,
    body: () => Promise<unknown>,
  ): Promise<void> => {
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = openSession({
      path: cassette,
      test: 'a',
      mode,
      testFile,
      recorder: { isOpen: true },
      recordCommand: 'nx run app:record',
      wallClock: () => Date.parse(date),
    });
    await interception.run(session, body);
    await session.finish('passed');
  };
  return {
    root,
    testFile,
    cassette,
    timing: cassette.replace('.jsonl', '.timing.json'),
    record: (body, date = '2026-01-01T00:00:00.000Z') => run('record', date, body),
    play: (body) => run('playback', '2030-01-01T00:00:00.000Z', body),
    read: (path) => readFile(path, 'utf8'),
    write: (path, text) => writeFile(path, text),
    [Symbol.asyncDispose]: () => folder.remove(),
  };
}
