import { join } from 'node:path';
import {
  exitCodes,
  fail,
  ok,
  PlumblineError,
  workspaceConfigurationSchema,
  type Result,
  type WorkspaceConfiguration,
} from '@plumbline/contracts';
import { readIfPresent } from '../read-if-present.ts';
import { parseWorkspaceConfiguration, workspaceConfigurationFile } from './parse-workspace-configuration.ts';

/**
 * Reads `plumbline.json` of a workspace.
 *
 * @param workspaceRoot - Absolute path of the workspace.
 * @returns The configuration, made of defaults where there is no file; or one error:
 *   `CONFIGURATION_INVALID` naming all that is wrong, or `CONFIGURATION_UNREADABLE`.
 */
export async function readWorkspaceConfiguration(
  workspaceRoot: string,
): Promise<Result<WorkspaceConfiguration, PlumblineError>> {
  const path = join(workspaceRoot, workspaceConfigurationFile);
  try {
    const text = await readIfPresent(path);
    return text === undefined ? ok(defaults()) : parseWorkspaceConfiguration(text);
  } catch (cause) {
    return fail(configurationUnreadable(path, cause));
  }
}

function defaults(): WorkspaceConfiguration {
  return workspaceConfigurationSchema.parse({ schemaVersion: 1 });
}

function configurationUnreadable(path: string, cause: unknown): PlumblineError {
  return new PlumblineError({
    code: 'CONFIGURATION_UNREADABLE',
    message: `${workspaceConfigurationFile} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
    remedy: `See that ${workspaceConfigurationFile} is a file that this user may read.`,
    exitCode: exitCodes.ioFailed,
    fields: { path },
    cause,
  });
}
