import type { RecordedStep } from '@plumbline/contracts';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { StepLink } from '../../worker/step-link.ts';
import type { WorkflowSettings } from '../workflow-plan.ts';
import { firstDifference, type Difference } from './first-difference.ts';
import type { Json } from './json-of.ts';

/** What a step is compared in. */
export interface RecordedSurroundings {
  readonly link: StepLink | undefined;
  readonly settings: WorkflowSettings;
}

/**
 * In playback, compares what a step leaves with what was recorded: a step that runs alone later goes on from the
 * recorded state, so the two must be one.
 *
 * @param left - What the step leaves.
 * @param surroundings - What was recorded, and what may differ.
 * @throws PlumblineError `WORKFLOW_STATE_CHANGED`.
 */
export function checkRecordedState(left: RecordedStep, { link, settings }: RecordedSurroundings): void {
  if (link?.httpMode !== 'playback') return;
  const recorded = link.recorded().find(({ step }) => step === left.step);
  if (recorded === undefined) return;
  const steady = (step: RecordedStep): Json => {
    const { added, conversation = null } = link.redact(step);
    return settings.normalizeState.reduce<Json>((value, normalize) => normalize(value), {
      added,
      conversation,
    });
  };
  const difference = firstDifference(steady(recorded), steady(left));
  if (difference !== undefined) throw stateChanged(left.step, { difference, settings, link });
}

function stateChanged(
  step: string,
  changed: { readonly difference: Difference; readonly settings: WorkflowSettings; readonly link: StepLink },
): PlumblineError {
  const { path, recorded, now } = changed.difference;
  const place = path.replace(/^added\./u, 'state.');
  return new PlumblineError({
    code: 'WORKFLOW_STATE_CHANGED',
    message: `The step "${step}" left something else than was recorded: ${place} is ${shown(now)}, and was ${shown(recorded)}.`,
    remedy: `If that is meant, record it with \`${changed.link.updateCommand}\`. If it differs from run to run, leave it out, or name it in normalizeState.`,
    exitCode: exitCodes.testsFailed,
    fields: { workflow: changed.settings.name, step, path },
  });
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'not there';
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
