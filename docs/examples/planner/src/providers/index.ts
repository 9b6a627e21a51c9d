import type { ModelProvider } from '../model/model-provider.ts';
import { anthropic } from './anthropic.ts';
import { gemini } from './gemini.ts';
import { openai } from './openai.ts';

/** Every provider. A new one is a file and a line here. */
export const providers: readonly ModelProvider[] = [openai, anthropic, gemini];
