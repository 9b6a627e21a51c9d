import { patternDetector } from '../detector.ts';

/** API keys, access tokens and client secrets of Google: AIza…, ya29.…, GOCSPX-…. */
export const googleKey = patternDetector({
  name: 'google-key',
  description: 'API keys, access tokens and client secrets of Google: AIza…, ya29.…, GOCSPX-….',
  pattern: /(?<![\w-])(?:AIza[\w-]{30,}|ya29\.[\w.-]{20,}|GOCSPX-[\w-]{20,}|1\/\/0[\w-]{30,})/dg,
  required: ['AIza', 'ya29.', 'GOCSPX-', '1//0'],
});
