import {
  exitCodes,
  fail,
  jsonSchemaOf,
  ok,
  PlumblineError,
  workspaceConfigurationSchema,
  type Result,
  type WorkspaceConfiguration,
} from '@plumbline/contracts';
import { explainIssue, explainRepeatedKeys, type ConfigurationProblem } from './configuration-problem.ts';
import { parseJsonText, type JsonSyntaxError, type JsonText } from './json-text.ts';

/** Name of the file at the workspace root that holds the configuration. */
export const workspaceConfigurationFile = 'plumbline.json';

/**
 * Parses the text of `plumbline.json`.
 *
 * @param text - The whole file.
 * @returns The configuration with every default filled in, or one error
 *   `CONFIGURATION_INVALID` whose `fields.problems` lists all that is wrong
 *   ({@link ConfigurationProblem}).
 */
export function parseWorkspaceConfiguration(text: string): Result<WorkspaceConfiguration, PlumblineError> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return fail(configurationInvalid([syntaxProblem(parsed.error)]));
  return validate(parsed.json);
}

function validate(json: JsonText): Result<WorkspaceConfiguration, PlumblineError> {
  const checked = workspaceConfigurationSchema.safeParse(json.value, { reportInput: true });
  const source = { json, document: jsonSchemaOf('workspace-configuration') };
  const problems = [
    ...explainRepeatedKeys(json),
    ...(checked.error?.issues ?? []).flatMap((issue) => explainIssue(issue, source)),
  ];
  if (checked.success && problems.length === 0) return ok(checked.data);
  return fail(configurationInvalid(problems.toSorted(byPlace)));
}

function syntaxProblem({ reason, ...position }: JsonSyntaxError): ConfigurationProblem {
  return { path: '(whole file)', ...position, found: reason, expected: 'a JSON document' };
}

function byPlace(left: ConfigurationProblem, right: ConfigurationProblem): number {
  return left.line - right.line || left.column - right.column;
}

function configurationInvalid(problems: readonly ConfigurationProblem[]): PlumblineError {
  const count = problems.length === 1 ? 'one problem' : `${String(problems.length)} problems`;
  return new PlumblineError({
    code: 'CONFIGURATION_INVALID',
    message: [`${workspaceConfigurationFile} has ${count}:`, ...problems.map(formatProblem)].join('\n  '),
    remedy: `Mend ${workspaceConfigurationFile}, then run \`plumb config\`; \`plumb schema workspace-configuration\` prints its format.`,
    exitCode: exitCodes.invalidConfiguration,
    fields: { file: workspaceConfigurationFile, problems },
  });
}

function formatProblem({ path, line, column, ...problem }: ConfigurationProblem): string {
  const place = `${path} (line ${String(line)}, column ${String(column)})`;
  const meant = problem.suggestion === undefined ? '' : `; did you mean ${problem.suggestion}?`;
  return `${place}: found ${problem.found}, expected ${problem.expected}${meant}`;
}
