import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { baseUrls } from './base-urls.ts';
import { requestListener } from './request-listener.ts';

/** What {@link startEmulator} can be told. */
export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Pause between two writes of a stream, in milliseconds; 5 where absent. */
  readonly chunkDelayMs?: number;
}

/** A running emulator. Disposing ends it, with every connection to it. */
export interface Emulator extends AsyncDisposable {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Base URL of each API, by the variable from which that API's SDK takes it. */
  readonly baseUrls: Readonly<Record<string, string>>;
}

/**
 * Starts the emulator of the three model APIs, on loopback only. Opens a listening socket.
 *
 * @param options - Port and pace.
 * @returns The running emulator; who starts it disposes it.
 * @throws PlumblineError `EMULATOR_PORT_IN_USE` where the port is taken, `EMULATOR_NOT_STARTED` where
 * it cannot listen for another reason.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const server = createServer(requestListener(options.chunkDelayMs ?? 5));
  const url = `http://127.0.0.1:${String(await listen(server, options.port))}`;
  return {
    url,
    baseUrls: baseUrls(url),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (thrown) {
    throw startError(thrown, port);
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function startError(thrown: unknown, port: number): PlumblineError {
  const taken = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';
  return new PlumblineError({
    code: taken ? 'EMULATOR_PORT_IN_USE' : 'EMULATOR_NOT_STARTED',
    message: taken
      ? `Port ${String(port)} on 127.0.0.1 is in use, so the emulator cannot listen there.`
      : `The emulator cannot listen on port ${String(port)} of 127.0.0.1.`,
    remedy: 'End what listens there, or pass another port with --port.',
    exitCode: exitCodes.ioFailed,
    fields: { port },
    cause: thrown,
  });
}
