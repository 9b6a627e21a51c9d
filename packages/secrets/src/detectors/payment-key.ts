import { patternDetector } from '../detector.ts';

/** Keys of Stripe and Shopify: sk_live_…, rk_test_…, whsec_…, shpat_…. */
export const paymentKey = patternDetector({
  name: 'payment-key',
  description: 'Keys of Stripe and Shopify: sk_live_…, rk_test_…, whsec_…, shpat_….',
  pattern: /(?<!\w)(?:(?:sk|rk)_(?:live|test)_\w{8,}|whsec_[\w+/=]{16,}|shp(?:at|ca|pa|ss)_\w{16,})/dg,
  required: ['sk_', 'rk_', 'whsec_', 'shp'],
});
