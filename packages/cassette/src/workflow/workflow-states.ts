import { readFileSync } from 'node:fs';
import type { RecordedStep, WorkflowState } from '@plumbline/contracts';
import { redactJson, type JsonValue, type RedactionRules } from '@plumbline/secrets';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { secretInRecording } from '../redaction/secret-in-recording.ts';
import { SessionRedaction, type RedactionSettings } from '../redaction/session-redaction.ts';
import type { SectionsRun } from '../session/cassette-section.ts';
import { parseWorkflowState } from './parse-workflow-state.ts';

/** Whose state is kept, and where. */
export interface WorkflowStatesOptions {
  /** Absolute path of the workflow's cassette; the state stands beside it. */
  readonly cassette: string;
  /** Full name of the workflow. */
  readonly workflow: string;
  /** Names of its steps, in order. */
  readonly order: readonly string[];
  /** What is taken out, as it is of the cassette. */
  readonly redaction: RedactionSettings;
  /** What became of the cassette's sections in this run. */
  readonly run: SectionsRun;
  /** Command that records the workflow, for messages. */
  readonly recordCommand: string;
}

/** The recorded state of one workflow: what each step left to those after it, in a file beside its cassette. */
export class WorkflowStates {
  readonly #options: WorkflowStatesOptions;
  readonly #redaction: SessionRedaction;

  /**
   * Reads nothing yet.
   *
   * @param options - Whose state, and where.
   */
  constructor(options: WorkflowStatesOptions) {
    this.#options = options;
    this.#redaction = new SessionRedaction(options.redaction);
  }

  /**
   * The file.
   *
   * @returns Absolute path: the cassette's, with `.state.json` in the place of `.jsonl`.
   */
  get path(): string {
    return `${this.#options.cassette.replace(/\.jsonl$/, '')}.state.json`;
  }

  /**
   * Reads what was recorded.
   *
   * @returns The steps; empty where none was recorded.
   * @throws PlumblineError `WORKFLOW_STATE_INVALID` or `WORKFLOW_STATE_TOO_NEW`.
   */
  read(): readonly RecordedStep[] {
    const text = readIfThere(this.path);
    return text === undefined ? [] : parseWorkflowState(text, { ...this.#options, path: this.path }).steps;
  }

  /**
   * Takes secrets out of what a step left, as they are taken out before it is written.
   *
   * @param step - What it left.
   * @returns The same without secrets.
   */
  redact(step: RecordedStep): RecordedStep {
    return redacted(step, this.#rules());
  }

  /**
   * Records what a step left; what other steps of the workflow left stays.
   *
   * @param step - What it left.
   * @throws PlumblineError `SECRET_IN_RECORDING` where the finished file would still hold a secret; another
   * where the disk refuses. The old file is then still there.
   * Side effects: writes the file, whole, unless it says so already.
   */
  async save(step: RecordedStep): Promise<void> {
    this.#redaction.learn();
    const { workflow, order } = this.#options;
    const steps = new Map(this.#readable().map((known) => [known.step, known]));
    steps.set(step.step, this.redact(step));
    const state: WorkflowState = {
      schemaVersion: 1,
      kind: 'workflow-state',
      workflow,
      steps: order.flatMap((name) => steps.get(name) ?? []),
    };
    const text = `${JSON.stringify(state, undefined, 2)}\n`;
    this.#refuseSecrets(state);
    if (text === readIfThere(this.path)) return;
    // What only recording needs is loaded where something is recorded: playback starts faster.
    const { writeFileWhole } = await import('@plumbline/durable');
    await writeFileWhole(this.path, text);
  }

  /** What cannot be read is recorded anew. */
  #readable(): readonly RecordedStep[] {
    try {
      return this.read();
    } catch {
      return [];
    }
  }

  #rules(): RedactionRules {
    const { rules } = this.#redaction;
    return this.#options.run.issued?.known(rules) ?? rules;
  }

  #refuseSecrets(state: WorkflowState): void {
    const leftovers = findLeftovers(JSON.stringify(state), this.#rules());
    const file = { path: this.path, test: this.#options.workflow };
    if (leftovers.length > 0) throw secretInRecording(file, leftovers);
  }
}

function redacted({ step, added, conversation }: RecordedStep, rules: RedactionRules): RecordedStep {
  const keep = (value: JsonValue): JsonValue => redactJson(value, rules);
  return {
    step,
    added: keep(added) as RecordedStep['added'],
    ...(conversation !== undefined && { conversation: keep(conversation) }),
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
