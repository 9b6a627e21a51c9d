#!/usr/bin/env node
import { requestedFormat } from './arguments/requested-format.ts';
import { processHost } from './host/process-host.ts';
import { registry } from './registry.ts';
import { presentThrown } from './reply/present-thrown.ts';
import { speakOnce } from './reply/speak-once.ts';
import { runPlumb } from './run-plumb.ts';

using host = processHost(process);
const argv = process.argv.slice(2);
const speak = speakOnce(process);

/* A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.on('uncaughtException', (thrown) => {
  speak(presentThrown(thrown, requestedFormat(argv)));
  process.exit();
});

speak(await runPlumb(argv, { host, commands: registry }));
