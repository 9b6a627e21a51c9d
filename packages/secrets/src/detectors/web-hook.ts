import { patternDetector } from '../detector.ts';

/** Web hooks whose address is the secret: Microsoft Teams, Zapier, Make, IFTTT. */
export const webHook = patternDetector({
  name: 'web-hook',
  description: 'Web hooks whose address is the secret: Microsoft Teams, Zapier, Make, IFTTT.',
  pattern:
    /(?:webhook\.office\.com\/webhookb2\/|hooks\.zapier\.com\/hooks\/catch\/\d{1,12}\/|hook\.(?:[a-z]{2}\d\.)?make\.com\/|maker\.ifttt\.com\/(?:use|trigger\/[\w-]{1,64}\/(?:json\/)?with\/key)\/)(?<secret>[\w@/-]{6,})/dg,
  required: ['webhook.office.com', 'hooks.zapier.com', 'make.com', 'maker.ifttt.com'],
});
