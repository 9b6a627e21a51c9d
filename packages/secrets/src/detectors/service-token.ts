import { patternDetector } from '../detector.ts';

/** Tokens of hosted services with a telling prefix: SendGrid, Databricks, DigitalOcean, Linear, Notion, Vault. */
export const serviceToken = patternDetector({
  name: 'service-token',
  description:
    'Tokens of hosted services with a telling prefix: SendGrid, Databricks, DigitalOcean, Linear, Notion, Vault.',
  pattern:
    /(?<![\w-])(?:SG\.[\w-]{16,}\.[\w-]{16,}|dapi[a-f0-9]{32}|do[opr]_v1_[a-f0-9]{40,}|lin_api_\w{30,}|ntn_\w{30,}|hv[sbr]\.[\w-]{24,})/dg,
  required: ['SG.', 'dapi', 'doo_v1_', 'dop_v1_', 'dor_v1_', 'lin_api_', 'ntn_', 'hvs.', 'hvb.', 'hvr.'],
});
