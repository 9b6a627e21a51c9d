import { patternDetector } from '../detector.ts';

/** The password in the user part of a URL: scheme://user:password@host. */
export const urlPassword = patternDetector({
  name: 'url-password',
  description: 'The password in the user part of a URL: scheme://user:password@host.',
  evidence: 'name',
  pattern:
    /(?<![\w+.-])[a-z][\w+.-]{0,30}:\/\/[^\s/?#@:"<>\\]{0,128}:(?!x-oauth-basic@)(?<secret>[^\s/?#"<>\\]{1,256})@/dgi,
  required: '://',
});
