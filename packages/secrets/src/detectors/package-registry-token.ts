import { patternDetector } from '../detector.ts';

/** Tokens of package registries: npm_…, pypi-AgEI…, _authToken in an .npmrc. */
export const packageRegistryToken = patternDetector({
  name: 'package-registry-token',
  description: 'Tokens of package registries: npm_…, pypi-AgEI…, _authToken in an .npmrc.',
  pattern:
    /(?<![\w-])(?:npm_\w{30,}|pypi-AgEI[\w-]{16,})|_(?:authToken|auth|password)=(?<secret>[^\s"$]{6,})/dg,
});
