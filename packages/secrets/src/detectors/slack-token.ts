import { patternDetector } from '../detector.ts';

/** Tokens and web hooks of Slack: xoxb-…, xapp-…, hooks.slack.com/services/…. */
export const slackToken = patternDetector({
  name: 'slack-token',
  description: 'Tokens and web hooks of Slack: xoxb-…, xapp-…, hooks.slack.com/services/….',
  pattern:
    /(?<![\w-])(?:xox[a-z](?:\.xox[a-z])?-[\w-]{10,}|xapp-[\w-]{10,})|hooks\.slack\.com\/(?:services|workflows)\/(?<secret>[\w/-]{10,})/dg,
  required: ['xox', 'xapp-', 'hooks.slack.com'],
});
