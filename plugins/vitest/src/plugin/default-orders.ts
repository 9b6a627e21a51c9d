import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { httpModes, type HttpMode } from '@plumbline/contracts/modes';
import { parseWorkspaceConfiguration, workspaceConfigurationFile } from '@plumbline/qa/configuration';
import type { WorkerOrders } from '../worker/worker-orders.ts';

/** Environment variable by which plain `vitest` is told how HTTP is answered. */
export const httpModeVariable = 'PLUMBLINE_HTTP_MODE';

/**
 * Says what workers do where no run of ours says it, as under plain `vitest`: playback,
 * or what {@link httpModeVariable} names.
 *
 * @param projectRoot - Absolute path of the folder that Vitest runs in.
 * @param environment - Where the variable is looked up.
 * @returns The orders.
 * @throws PlumblineError `HTTP_MODE_UNKNOWN`, or the error of an invalid plumbline.json.
 */
export function defaultOrders(projectRoot: string, environment: NodeJS.ProcessEnv): WorkerOrders {
  const workspaceRoot = findWorkspaceRoot(projectRoot);
  const { cassettes, live } = readConfiguration(workspaceRoot);
  return {
    workspaceRoot,
    project: '',
    projectRoot,
    httpMode: httpModeOf(environment[httpModeVariable]),
    cassetteDirectory: cassettes.directory,
    rules: cassettes.rules,
    redact: cassettes.redact,
    timing: cassettes.timing,
    unplayed: cassettes.unplayed,
    allowHosts: cassettes.allowHosts,
    credentials: live.credentials,
    recordCommand: `${httpModeVariable}=record npx vitest run --no-file-parallelism --tags-filter="not tier3"`,
  };
}

const workspaceMarks = ['plumbline.json', 'nx.json', '.git'];

function findWorkspaceRoot(from: string): string {
  if (workspaceMarks.some((mark) => existsSync(join(from, mark)))) return from;
  const parent = dirname(from);
  return parent === from || parent === parse(from).root ? from : findWorkspaceRoot(parent);
}

function readConfiguration(workspaceRoot: string) {
  const path = join(workspaceRoot, workspaceConfigurationFile);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '{ "schemaVersion": 1 }';
  const parsed = parseWorkspaceConfiguration(text);
  if (parsed.ok) return parsed.value;
  const { code, message, remedy } = parsed.error;
  throw new PlumblineError({ code, message, remedy, exitCode: exitCodes.invalidConfiguration });
}

function httpModeOf(value: string | undefined): HttpMode {
  if (value === undefined || value === '') return 'playback';
  const mode = httpModes.find((known) => known === value);
  if (mode !== undefined) return mode;
  throw new PlumblineError({
    code: 'HTTP_MODE_UNKNOWN',
    message: `${httpModeVariable} is "${value}".`,
    remedy: `Set it to one of ${httpModes.join(', ')}, or leave it out for playback.`,
    exitCode: exitCodes.usage,
  });
}
