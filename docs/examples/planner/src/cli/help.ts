import { providers } from '../providers/index.ts';

/**
 * Says how the command is used.
 *
 * @returns Several lines, each with its line end.
 */
export function help(): string {
  const names = providers.map(({ name }) => name);
  const variables = providers.map(
    ({ name, credential, baseUrl, model }) =>
      `  ${name.padEnd(10)} ${credential}; ${baseUrl.variable} and ${model.variable} where the defaults do not fit`,
  );
  return `Usage: node src/cli.ts <goal> [--then <wish>]... [--provider <name>] [--stream]

Asks a model for a plan and prints its waves: steps of one wave can be done side by side.

  --then <wish>       Ask for a change of the plan; may stand several times
  --provider <name>   One of ${names.join(', ')} (default ${names[0] ?? ''})
  --stream            Show the answer on stderr as it comes
  --help              Print this

Environment:
${variables.join('\n')}
`;
}
