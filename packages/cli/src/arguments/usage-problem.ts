/** Why a command line cannot be understood. */
export type UsageProblem =
  | { readonly code: 'COMMAND_UNKNOWN'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'PROJECT_UNKNOWN'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'OPTION_UNKNOWN'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'OPTION_VALUE_MISSING'; readonly option: string; readonly placeholder: string }
  | { readonly code: 'OPTION_VALUE_UNEXPECTED'; readonly option: string; readonly given: string }
  | {
      readonly code: 'OPTION_VALUE_INVALID';
      readonly option: string;
      readonly given: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'OPTIONS_EXCLUSIVE';
      readonly options: readonly [string, string];
      readonly reason: string;
    }
  | { readonly code: 'ARGUMENT_MISSING'; readonly argument: string; readonly known: readonly string[] }
  | {
      readonly code: 'ARGUMENT_INVALID';
      readonly argument: string;
      readonly given: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'ARGUMENT_UNEXPECTED'; readonly given: string };
