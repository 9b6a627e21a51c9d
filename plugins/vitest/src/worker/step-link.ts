import type { CassetteInteraction, RecordedStep } from '@plumbline/contracts';
import type { HttpMode } from '@plumbline/contracts/modes';

/** What the worker and a step of a workflow say to each other. */
export interface StepLink {
  readonly httpMode: HttpMode;
  /** Command that records the file that the workflow stands in. */
  readonly recordCommand: string;
  /** Command that records what its steps leave, and asks for nothing that is recorded. */
  readonly updateCommand: string;
  /** What steps left when they were recorded. */
  recorded(): readonly RecordedStep[];
  /** Takes out the secrets that are taken out of what is recorded. */
  redact(step: RecordedStep): RecordedStep;
  /** What the step asked so far, and what was answered. */
  exchanges(): Promise<readonly CassetteInteraction[]>;
  /** Says what the step leaves to those after it: recorded where it passes, and where the run records. */
  leave(step: RecordedStep): void;
}

/** Modules of a test file may be other instances than those of the set-up: the test is what both have. */
const linkKey = Symbol.for('plumbline.step-link');

/**
 * Links a step to the worker.
 *
 * @param task - The test; gets a hidden property.
 * @param link - What the step is given.
 */
export function linkStep(task: object, link: StepLink): void {
  Object.defineProperty(task, linkKey, { value: link, configurable: true, enumerable: false });
}

/**
 * Finds what the worker gave a step.
 *
 * @param task - The test.
 * @returns The link; `undefined` where the plugin is not in the configuration.
 */
export function stepLinkOf(task: object): StepLink | undefined {
  return Reflect.get(task, linkKey) as StepLink | undefined;
}
