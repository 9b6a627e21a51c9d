import process from 'node:process';
import { runCli } from './cli/run-cli.ts';

process.exitCode = await runCli({
  args: process.argv.slice(2),
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
