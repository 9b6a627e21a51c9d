import type { CassetteSession } from '@plumbline/cassette';
import { WorkflowStates, type WorkflowStatesOptions } from '@plumbline/cassette/workflow-states';
import type { CassetteInteraction, RecordedStep } from '@plumbline/contracts';
import type { HttpMode } from '@plumbline/contracts/modes';
import { recordCommand } from './record-command.ts';
import type { StepLink } from './step-link.ts';
import type { WorkerOrders } from './worker-orders.ts';

/** A step of a workflow, and what the worker knows of it. */
export interface StepToLink {
  readonly orders: WorkerOrders;
  /** Absolute path of the test file. */
  readonly file: string;
  readonly states: Omit<WorkflowStatesOptions, 'recordCommand'>;
  /** Asks for the right to record. */
  readonly permit: () => Promise<unknown>;
}

/** The worker's side of a step of a workflow, for one attempt at it. */
export class LinkedStep implements StepLink {
  readonly httpMode: HttpMode;
  readonly recordCommand: string;
  readonly #step: StepToLink;
  readonly #states: WorkflowStates;
  #session: CassetteSession | undefined;
  #left: RecordedStep | undefined;

  /**
   * @param step - The step.
   */
  constructor(step: StepToLink) {
    this.#step = step;
    this.httpMode = step.orders.httpMode;
    this.recordCommand = recordCommand(step.orders, { file: step.file, names: undefined });
    this.#states = new WorkflowStates({ ...step.states, recordCommand: this.recordCommand });
  }

  get updateCommand(): string {
    const isPlain = this.#step.orders.project === '';
    return isPlain
      ? this.recordCommand.replace('=record ', '=record-missing ')
      : `${this.recordCommand} --missing`;
  }

  /**
   * Says which session the step's requests belong to.
   *
   * @param session - The session.
   */
  onSession(session: CassetteSession): void {
    this.#session = session;
  }

  recorded(): readonly RecordedStep[] {
    return this.#states.read();
  }

  redact(step: RecordedStep): RecordedStep {
    return this.#states.redact(step);
  }

  async exchanges(): Promise<readonly CassetteInteraction[]> {
    return (await this.#session?.exchanges()) ?? [];
  }

  leave(step: RecordedStep): void {
    this.#left = step;
  }

  /**
   * Records what the step left, in the modes that record.
   *
   * @param hasPassed - Whether the step passed.
   * @throws PlumblineError where recording is not permitted, or the state would hold a secret.
   */
  async save(hasPassed: boolean): Promise<void> {
    const records = this.httpMode === 'record' || this.httpMode === 'record-missing';
    if (!hasPassed || !records || this.#left === undefined) return;
    await this.#step.permit();
    await this.#states.save(this.#left);
  }
}
