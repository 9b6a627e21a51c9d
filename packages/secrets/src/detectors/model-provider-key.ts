import { patternDetector } from '../detector.ts';

/** Keys of other model providers: Groq, xAI, Hugging Face, Replicate, Perplexity, NVIDIA, Cerebras, LangSmith, Tavily. */
export const modelProviderKey = patternDetector({
  name: 'model-provider-key',
  description:
    'Keys of other model providers: Groq, xAI, Hugging Face, Replicate, Perplexity, NVIDIA, Cerebras, LangSmith, Tavily.',
  pattern: /(?<![\w-])(?:gsk_|xai-|hf_|r8_|pplx-|nvapi-|csk-|lsv2_(?:pt|sk)_|tvly-)[A-Za-z0-9][\w-]{19,}/dg,
});
