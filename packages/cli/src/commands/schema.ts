import { formatNames, jsonSchemaOf } from '@plumbline/contracts';
import { defineCommand } from '../command/command.ts';

/** `plumb schema`: the formats, for editors and programs. */
export const schemaCommand = defineCommand({
  description: 'Prints the JSON Schema of a format, or lists the formats.',
  argument: {
    name: 'format-name',
    description: 'Format to print; a list where absent.',
    required: false,
    several: false,
    choices: formatNames,
  },
  options: {},
  examples: [
    { line: 'plumb schema', effect: 'the formats there are' },
    { line: 'plumb schema workspace-configuration', effect: 'the JSON Schema of plumbline.json' },
  ],
  run: ({ arguments: [given] }) => {
    const name = formatNames.find((known) => known === given);
    if (name === undefined) {
      return Promise.resolve({ ok: true, data: { formats: formatNames }, text: [...formatNames] });
    }
    const schema = jsonSchemaOf(name);
    return Promise.resolve({ ok: true, data: schema, text: [JSON.stringify(schema, undefined, 2)] });
  },
});
