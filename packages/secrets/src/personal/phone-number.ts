import { patternDetector } from '../detector.ts';
import { namedPlaceholder } from '../placeholder.ts';

/** Phone numbers that show as such: with a country code behind `+`, or grouped as in North America. */
export const phoneNumber = patternDetector({
  name: 'phone-number',
  description: 'Phone numbers: with a country code behind `+` or `00`, or grouped as in North America.',
  pattern:
    /(?<![\w.+/=-])(?:(?:\+|00 ?)[1-9](?:[ ./()-]{0,2}\d){7,14}|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?![\w/=-]|\.\d)/dg,
  evidence: 'personal',
  replacement: namedPlaceholder('phone'),
});
