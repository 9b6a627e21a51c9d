import { patternDetector } from '../detector.ts';

/** Tokens of developers' tools: Atlassian, Docker, Doppler, Figma, Grafana, LaunchDarkly, New Relic, Postman, Pulumi, RubyGems, Sentry, 1Password. */
export const developerToken = patternDetector({
  name: 'developer-token',
  description:
    "Tokens of developers' tools: Atlassian, Docker, Doppler, Figma, Grafana, LaunchDarkly, New Relic, Postman, Pulumi, RubyGems, Sentry, 1Password.",
  pattern:
    /(?<![\w-])(?:AT(?:ATT3|CTT3|BB)[\w=-]{20,}|dckr_(?:pat|oat)_[\w-]{20,}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,}|figd_[\w-]{30,}|gl(?:sa|c)_[\w=+/-]{32,}|(?:api|sdk|mob)-[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12}|NRAK-[A-Z\d]{27}|PMAK-[a-f\d]{24}-[a-f\d]{34}|pul-[a-f\d]{40}|rubygems_[a-f\d]{48}|sntry[su]_[\w=+/-]{40,}|ops_eyJ[\w=+/-]{40,}|AGE-SECRET-KEY-1[A-Z\d]{58}|CFPAT-[\w-]{43}|cio\w{32}(?!\w))/dg,
  required: [
    'ATATT3',
    'ATCTT3',
    'ATBB',
    'dckr_',
    'dp.',
    'figd_',
    'glsa_',
    'glc_',
    'api-',
    'sdk-',
    'mob-',
    'NRAK-',
    'PMAK-',
    'pul-',
    'rubygems_',
    'sntry',
    'ops_eyJ',
    'AGE-SECRET-KEY-1',
    'CFPAT-',
    'cio',
  ],
});
