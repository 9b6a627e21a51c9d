import { patternDetector } from '../detector.ts';

/** Keys of OpenAI and of the many services that copied the shape: sk-…, sk-proj-…, sk-or-v1-…. */
export const openaiKey = patternDetector({
  name: 'openai-key',
  description: 'Keys of OpenAI and of the many services that copied the shape: sk-…, sk-proj-…, sk-or-v1-….',
  pattern:
    /(?<![\w-])sk-(?:(?:proj|svcacct|admin|None|or-v1|live|test)-[\w-]{8,}|(?=[\w-]{0,64}\d)[\w-]{16,})/dg,
  required: 'sk-',
});
