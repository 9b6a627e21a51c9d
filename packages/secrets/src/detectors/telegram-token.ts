import { patternDetector } from '../detector.ts';

/** Bot tokens of Telegram. */
export const telegramToken = patternDetector({
  name: 'telegram-token',
  description: 'Bot tokens of Telegram.',
  pattern: /(?<!\w)(?:bot)?(?<secret>\d{8,10}:[\w-]{35})(?![\w-])/dg,
  required: ':',
});
