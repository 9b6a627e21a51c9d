import { patternDetector } from '../detector.ts';

/** Keys of other model providers: Groq, xAI, Hugging Face, Replicate, Perplexity, NVIDIA, Cerebras, LangSmith, Langfuse, Tavily, Firecrawl, Jina, Voyage, Pinecone, Fireworks, Together, ElevenLabs. */
export const modelProviderKey = patternDetector({
  name: 'model-provider-key',
  description:
    'Keys of other model providers: Groq, xAI, Hugging Face, Replicate, Perplexity, NVIDIA, Cerebras, LangSmith, Langfuse, Tavily, Firecrawl, Jina, Voyage, Pinecone, Fireworks, Together, ElevenLabs.',
  pattern:
    /(?<![\w-])(?:(?:gsk_|xai-|hf_|r8_|pplx-|nvapi-|csk-|lsv2_(?:pt|sk)_|tvly-|jina_|pcsk_|tgp_v1_)[A-Za-z0-9][\w-]{19,}|sk-lf-[a-f\d-]{36}|fc-[a-f\d]{32}(?!\w)|pa-[\w-]{43}(?![\w-])|fw_(?=\w{0,40}\d)\w{20,40}(?!\w)|sk_[a-f\d]{48}(?!\w))/dg,
  required: [
    'gsk_',
    'xai-',
    'hf_',
    'r8_',
    'pplx-',
    'nvapi-',
    'csk-',
    'lsv2_',
    'tvly-',
    'jina_',
    'pcsk_',
    'tgp_v1_',
    'sk-lf-',
    'fc-',
    'pa-',
    'fw_',
    'sk_',
  ],
});
