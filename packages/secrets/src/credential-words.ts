import type { NamePlace } from './name-place.ts';

type NamesByPlace = Readonly<Record<NamePlace, ReadonlySet<string>>>;

/** Whole names, words joined, that are credentials in their place. */
export const certainNames: NamesByPlace = {
  header: words(`
  authorization proxyauthorization xauthorization xforwardedauthorization cookie cookie2 setcookie
  setcookie2 auth xauth xcsrf xxsrf xsession dpop token
`),
  parameter: words(`
  key token sig auth authorization jwt sas pwd pass otp phpsessid jsessionid xamzcredential
  xgoogcredential hapikey assertion codeverifier samlresponse samlrequest
`),
  field: words('authorization proxyauthorization jwt codeverifier otp totp cvv cvc'),
};

/** Whole names that are credentials only where the value looks random. */
export const suspectNames: NamesByPlace = {
  header: new Set(),
  parameter: words('sid sessionid session'),
  field: words('token auth bearer cookie setcookie pwd pass sig assertion'),
};

/** Words before `token` that make it a position in a list or a piece of text. */
export const tokensThatAreNone: ReadonlySet<string> = words(`
  page next previous prev continuation continue sync pagination resume cursor start starting end
  eos bos pad unk sep cls mask stop special first last per each top image audio text prompt input
  output completion cached decoded draft predicted max min
`);

/** Words before `tokens` that make them credentials; elsewhere tokens are counted. */
export const tokensThatAre: ReadonlySet<string> = words('access refresh auth api bearer');

/** Words before `key` that make it a credential anywhere. */
export const keyQualifiers: ReadonlySet<string> = words(`
  api access secret private signing encryption subscription functions master auth admin account
  storage shared deploy ssh license rapidapi service
`);

/** Words before `key` in header names that are not credentials. */
export const keyHeadersThatAreNone: ReadonlySet<string> = words(`
  idempotency websocket surrogate cache partition routing public sort dedup primary correlation
  object shard
`);

/** Words before `pass` or `pwd` that make it a password. */
export const passwordOwners: ReadonlySet<string> = words(`
  db database smtp mail email user ftp admin root mysql postgres redis proxy basic
`);

/** Splits a list at its spaces and lines. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
