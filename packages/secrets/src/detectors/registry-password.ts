import { patternDetector } from '../detector.ts';

/** Credentials of package registries in an .npmrc: _authToken=…, _password=…. */
export const registryPassword = patternDetector({
  name: 'registry-password',
  description: 'Credentials of package registries in an .npmrc: _authToken=…, _password=….',
  evidence: 'name',
  pattern: /_(?:authToken|auth|password)=(?<secret>[^\s"$]{6,})/dg,
  required: ['_auth', '_password='],
});
