import { anthropic } from './anthropic/anthropic.ts';
import { gemini } from './gemini/gemini.ts';
import { openai } from './openai/openai.ts';
import { protocol, type Protocol } from './protocol.ts';

/** Every emulated API. A new one is a folder and a line here. */
export const protocols: readonly Protocol[] = [protocol(openai), protocol(anthropic), protocol(gemini)];
