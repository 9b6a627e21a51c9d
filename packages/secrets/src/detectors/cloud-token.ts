import { patternDetector } from '../detector.ts';

/** Keys of clouds and hosts: Azure, Alibaba, Cloudflare, Fly, Heroku, Netlify, Render, Supabase, PlanetScale, Terraform. */
export const cloudToken = patternDetector({
  name: 'cloud-token',
  description:
    'Keys of clouds and hosts: Azure, Alibaba, Cloudflare, Fly, Heroku, Netlify, Render, Supabase, PlanetScale, Terraform.',
  pattern:
    /(?<![\w-])(?:AccountKey=(?<secret>[A-Za-z\d+/]{43,}={0,2})|LTAI[A-Za-z\d]{17,21}(?!\w)|v1\.0-[a-f\d]{24}-[a-f\d]{146}|fm[12][a-z]?_[A-Za-z\d+/=]{40,}|fo1_[\w-]{43}|HRKU-[\w-]{36,}|nfp_\w{36,}|rnd_\w{28,}|sbp_[a-f\d]{40}|sb_secret_[\w-]{20,}|pscale_(?:tkn|pw|oauth)_[\w.-]{32,}|[A-Za-z\d]{14}\.atlasv1\.[\w-]{60,})/dg,
  required: [
    'AccountKey=',
    'LTAI',
    'v1.0-',
    'fm1',
    'fm2',
    'fo1_',
    'HRKU-',
    'nfp_',
    'rnd_',
    'sbp_',
    'sb_secret_',
    'pscale_',
    '.atlasv1.',
  ],
});
