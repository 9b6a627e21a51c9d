import { patternDetector } from '../detector.ts';

/** Keys of mail, chat and customer services: Airtable, Brevo, Discord, HubSpot, Mailchimp, Mailgun, Mapbox, Meta, Square, Twilio, Typeform. */
export const messagingToken = patternDetector({
  name: 'messaging-token',
  description:
    'Keys of mail, chat and customer services: Airtable, Brevo, Discord, HubSpot, Mailchimp, Mailgun, Mapbox, Meta, Square, Twilio, Typeform.',
  pattern:
    /(?<![\w-])(?:pat[A-Za-z\d]{14}\.[a-f\d]{64}|xkeysib-[a-f\d]{64}-\w{16}|[MNO][A-Za-z\d]{23,25}\.[\w-]{6}\.[\w-]{27,38}|pat-(?:na|eu|ap)\d-[a-f\d-]{36}|[a-f\d]{32}-us\d{1,2}(?!\w)|key-[a-f\d]{32}(?!\w)|sk\.eyJ[\w-]{20,}\.[\w-]{20,}|EAA[A-Za-z\d]{60,}|EAAA[\w-]{60}|sq0(?:csp|atp)-[\w-]{22,}|SK[a-f\d]{32}(?!\w)|tfp_[\w.-]{40,}|re_[A-Za-z\d]{6,10}_[A-Za-z\d]{20,})/dg,
});
