import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { NotJson } from './json-of.ts';

/** What is no JSON. */
export interface NotJsonPlace {
  readonly workflow: string;
  readonly step: string;
  readonly what: 'state' | 'conversation';
}

/**
 * Makes the error for what a step leaves and JSON cannot say.
 *
 * @param place - The step, and what of it.
 * @returns Makes an error with code `WORKFLOW_STATE_NOT_JSON`.
 */
export function stateNotJson({ workflow, step, what }: NotJsonPlace): NotJson {
  const left = what === 'state' ? 'returned state' : 'left a conversation that was saved as something';
  return (path, found) =>
    new PlumblineError({
      code: 'WORKFLOW_STATE_NOT_JSON',
      message: `The step "${step}" ${left} that is no JSON: ${path === '' ? 'it' : path} is ${found}.`,
      remedy:
        what === 'state'
          ? 'Return an object of plain values, such as the ISO text of a date. What lives on, such as a client, belongs into a fixture or the conversation.'
          : 'Let `save` of the conversation give plain values: what `restore` needs, not the conversation itself.',
      exitCode: exitCodes.invalidInput,
      fields: { workflow, step, path },
    });
}
