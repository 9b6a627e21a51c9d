import type { Json } from '../state/json-of.ts';

/** What a response says that it took. */
export interface TokenUsage {
  /** Tokens that went in, those from a cache included. */
  readonly input: number;
  /** Of these, tokens that came from a cache. */
  readonly cachedInput: number;
  /** Tokens that came out, those of reasoning included. */
  readonly output: number;
}

type Fields = Readonly<Record<string, Json | undefined>>;

/**
 * Reads usage as OpenAI, Anthropic and Gemini write it.
 *
 * @param said - What a response says of it, in order: the parts of a stream add to and correct each other.
 * @returns The usage; undefined where nothing of the kind was said.
 */
export function tokenUsage(said: readonly Fields[]): TokenUsage | undefined {
  const all: Fields = Object.assign({}, ...said.map(known)) as Fields;
  const input = count(all, 'input_tokens', 'prompt_tokens', 'promptTokenCount');
  const output = count(all, 'output_tokens', 'completion_tokens', 'candidatesTokenCount');
  if (input === undefined && output === undefined) return undefined;
  return {
    input: (input ?? 0) + sum(all, besideInput),
    cachedInput: cachedInput(all),
    output: (output ?? 0) + sum(all, ['thoughtsTokenCount']),
  };
}

function cachedInput(all: Fields): number {
  const details = [all['input_tokens_details'], all['prompt_tokens_details']].find(isFields) ?? {};
  const own = count(all, 'cache_read_input_tokens', 'cachedContentTokenCount');
  return own ?? count(details, 'cached_tokens') ?? 0;
}

/** What Anthropic does not count as input tokens, and Gemini not as the prompt. */
const besideInput = ['cache_creation_input_tokens', 'cache_read_input_tokens', 'toolUsePromptTokenCount'];

/** A later part of a stream may say null where it has nothing new to say. */
function known(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function count(fields: Fields, ...names: readonly string[]): number | undefined {
  return names.map((name) => fields[name]).find((value) => typeof value === 'number');
}

function sum(fields: Fields, names: readonly string[]): number {
  return names.reduce((total, name) => total + (count(fields, name) ?? 0), 0);
}

function isFields(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
