export type {
  Argument,
  FlagOption,
  ListOption,
  Option,
  Options,
  OptionValues,
  ValueOption,
} from './arguments/option.ts';
export type { Format } from './arguments/requested-format.ts';
export {
  defineCommand,
  type Command,
  type CommandDefinition,
  type Example,
  type Invocation,
} from './command/command.ts';
export type { Host } from './command/host.ts';
export type { Outcome } from './command/outcome.ts';
export type { Registration } from './command/registration.ts';
export type { Program, ProgramEnd, RunProgram } from './host/run-program.ts';
export type { RunReport } from './nx/conclude.ts';
export { registry } from './registry.ts';
export type { Ending } from './reply/present.ts';
export { runPlumb, type Surroundings } from './run-plumb.ts';
