interface OptionBase {
  /** One sentence for the help. */
  readonly description: string;
  /** One letter, for `-h`. */
  readonly short?: string;
}

/** An option that is there or not: `--affected`. */
export interface FlagOption extends OptionBase {
  readonly type: 'flag';
}

/** An option with a value: `--mode quick`. */
export interface ValueOption extends OptionBase {
  readonly type: 'value';
  /** What the value is, as the help shows it: `MODE`. */
  readonly placeholder: string;
  /** The only values there are; any where absent. */
  readonly choices?: readonly string[];
  /** Value where the option is not given. */
  readonly default?: string;
}

/** An option with several values: `--projects a,b --projects c`. */
export interface ListOption extends OptionBase {
  readonly type: 'list';
  /** What one value is, as the help shows it: `PROJECT`. */
  readonly placeholder: string;
}

/** An option of a command. */
export type Option = FlagOption | ValueOption | ListOption;

/** Options of a command by name, in kebab-case, without dashes. */
export type Options = Readonly<Record<string, Option>>;

type ChoiceOf<O extends ValueOption> = O extends { readonly choices: readonly (infer C)[] } ? C : string;

/** What a parsed option holds. */
export type OptionValue<O extends Option> = O extends ValueOption
  ? ChoiceOf<O> | (O extends { readonly default: string } ? never : undefined)
  : O extends ListOption
    ? readonly string[]
    : boolean;

/** What parsed options hold, by name. */
export type OptionValues<O extends Options> = { readonly [Name in keyof O]: OptionValue<O[Name]> };

/** What stands after a command that is no option. */
export interface Argument {
  /** Name as the help shows it: `project`. */
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly several: boolean;
  /** The only values there are; any where absent. */
  readonly choices?: readonly string[];
}

/** Everything that may stand after a command's name. */
export interface Syntax {
  readonly options: Options;
  readonly argument?: Argument | undefined;
}
