import { patternDetector } from '../detector.ts';

/** Bot tokens of Telegram and web hooks of Discord. */
export const chatHook = patternDetector({
  name: 'chat-hook',
  description: 'Bot tokens of Telegram and web hooks of Discord.',
  pattern:
    /(?<![\w:])\d{8,10}:[\w-]{35}(?![\w-])|(?<=discord(?:app)?\.com\/api\/webhooks\/\d{1,20}\/)[\w-]{20,}|(?<=\/bot)\d{8,10}:[\w-]{35}/dg,
});
