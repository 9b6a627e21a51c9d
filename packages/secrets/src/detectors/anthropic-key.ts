import { patternDetector } from '../detector.ts';

/** Keys of Anthropic: sk-ant-…. */
export const anthropicKey = patternDetector({
  name: 'anthropic-key',
  description: 'Keys of Anthropic: sk-ant-….',
  pattern: /(?<![\w-])sk-ant-[\w-]{6,}/dg,
  required: 'sk-ant-',
});
