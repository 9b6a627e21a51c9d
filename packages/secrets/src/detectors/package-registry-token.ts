import { patternDetector } from '../detector.ts';

/** Tokens of package registries: npm_…, pypi-AgEI…. */
export const packageRegistryToken = patternDetector({
  name: 'package-registry-token',
  description: 'Tokens of package registries: npm_…, pypi-AgEI….',
  pattern: /(?<![\w-])(?:npm_\w{30,}|pypi-AgEI[\w-]{16,})/dg,
  required: ['npm_', 'pypi-'],
});
