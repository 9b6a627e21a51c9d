import { patternDetector } from '../detector.ts';

/** Web hooks of Discord. */
export const discordHook = patternDetector({
  name: 'discord-hook',
  description: 'Web hooks of Discord.',
  pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{1,20}\/(?<secret>[\w-]{20,})/dg,
  required: 'discord',
});
