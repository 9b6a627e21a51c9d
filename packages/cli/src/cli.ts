#!/usr/bin/env node
import { once } from 'node:events';
import { requestedFormat } from './arguments/requested-format.ts';
import { processHost } from './host/process-host.ts';
import { registry } from './registry.ts';
import { presentThrown } from './reply/present-thrown.ts';
import { runPlumb } from './run-plumb.ts';

using host = processHost(process);
const argv = process.argv.slice(2);

/* A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const crash = once(process, 'uncaughtException').then(([thrown]) =>
  presentThrown(thrown, requestedFormat(argv)),
);
const ending = await Promise.race([runPlumb(argv, { host, commands: registry }), crash]);
process.stderr.write(ending.stderr);
process.stdout.write(ending.stdout);
process.exitCode = ending.exitCode;
