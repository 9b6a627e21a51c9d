import { patternDetector } from '../detector.ts';

/** Private keys in PEM and PGP blocks, cut off ones too. */
export const privateKeyBlock = patternDetector({
  name: 'private-key-block',
  description: 'Private keys in PEM and PGP blocks, cut off ones too.',
  pattern:
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16384}?-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|[\w+/=\s\\:.,-]{0,16384})/dg,
  required: '-----BEGIN',
});
