import { modelSettings, type Environment } from '../model/model-settings.ts';
import { PlanError } from '../plan/plan-error.ts';
import type { Plan } from '../plan/plan.ts';
import { renderPlan } from '../plan/render-plan.ts';
import { durationTool } from '../planner/duration-tool.ts';
import { knownHours } from '../planner/known-hours.ts';
import { openPlanner, type Planner } from '../planner/planner.ts';
import { help } from './help.ts';
import { readArguments, type Order } from './read-arguments.ts';

/** What the command needs of its process. */
export interface CliProcess {
  readonly args: readonly string[];
  readonly environment: Environment;
  /** Prints results. */
  readonly out: (text: string) => void;
  /** Prints progress and errors. */
  readonly err: (text: string) => void;
}

/**
 * Runs the planner's command. Asks the service.
 *
 * @param cli - Arguments, environment, and where to print.
 * @returns The exit status: 0, 1 where no plan came of it, 2 for wrong usage.
 */
export async function runCli(cli: CliProcess): Promise<number> {
  try {
    const order = readArguments(cli.args);
    if (order === 'help') {
      cli.out(help());
    } else {
      await planAndPrint(order, cli);
    }
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof PlanError)) {
      throw thrown;
    }
    cli.err(`${thrown.code}: ${thrown.message}\n  → ${thrown.remedy}\n`);
    return thrown.code === 'USAGE' ? 2 : 1;
  }
}

async function planAndPrint({ messages, provider, stream }: Order, cli: CliProcess): Promise<void> {
  const model = provider.connect(modelSettings(provider, cli.environment));
  const planner = openPlanner({ model, tools: [durationTool(knownHours)] });
  for (const message of messages) {
    const plan = await (stream ? streamPlan(planner, message, cli) : planner.ask(message));
    cli.out(`${renderPlan(plan)}\n`);
  }
}

async function streamPlan(planner: Planner, message: string, { err }: CliProcess): Promise<Plan> {
  const events = planner.stream(message);
  try {
    for (;;) {
      const { done, value } = await events.next();
      if (done === true) {
        return value;
      }
      err(value.type === 'text' ? value.delta : '');
    }
  } finally {
    err('\n');
  }
}
