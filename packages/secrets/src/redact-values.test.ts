import { expect, test } from 'vitest';
import { environmentSecrets } from './environment/environment-secrets.ts';
import { redactForm } from './redact-form.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactJson } from './redact-json.ts';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';
import { redactionRules } from './redaction-rules.ts';

const secret = 'p@ss w0rd/"x+9';
const rules = redactionRules({
  values: environmentSecrets({ APP_SECRET: secret, OTHER_KEY: 'zQ81-mm20-vX' }),
});
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['as it is', secret, '[redacted:APP_SECRET]'],
  ['in text', `a ${secret} b`, 'a [redacted:APP_SECRET] b'],
  ['escaped', JSON.stringify({ a: secret }), '{"a":"[redacted:APP_SECRET]"}'],
  ['escaped twice', JSON.stringify(JSON.stringify({ a: secret })), '"{\\"a\\":\\"[redacted:APP_SECRET]\\"}"'],
  ['percent-encoded', `x=${encodeURIComponent(secret)}.`, 'x=%5Bredacted%3AAPP_SECRET%5D.'],
  ['in hexadecimal', `<${Buffer.from(secret).toString('hex')}>`, '<[redacted:APP_SECRET]>'],
  ['in base64', `is ${base64(`user: ${secret}`)}`, `is ${base64('user: [redacted:APP_SECRET]')}`],
  [
    'in base64 that begins elsewhere',
    `ab${base64(`user: ${secret}`)}`,
    `ab${base64('user: [redacted:APP_SECRET]')}`,
  ],
])('a value of the environment is named by its variable: %s', (_, text, expected) => {
  expect(redactText(text, rules)).toBe(expected);
});

test('every other value of a variable leaves the same text', () => {
  const others = redactionRules({ values: environmentSecrets({ APP_SECRET: 'kk92-Hw0-zz18' }) });
  expect(redactUrl('https://h/v1/kk92-Hw0-zz18/x', others)).toBe(
    redactUrl(`https://h/v1/${encodeURIComponent(secret)}/x`, rules)
      .replace('%5B', '[')
      .replace('%3A', ':')
      .replace('%5D', ']'),
  );
});

test('where a name tells of a secret, the placeholder does not depend on the environment', () => {
  expect(redactUrl('https://h/?key=zQ81-mm20-vX', rules)).toBe('https://h/?key=[redacted]');
  expect(redactJson({ api_key: 'zQ81-mm20-vX', note: 'zQ81-mm20-vX' }, rules)).toEqual({
    api_key: '[redacted]',
    note: '[redacted:OTHER_KEY]',
  });
  expect(redactHeaders([['authorization', 'Bearer zQ81-mm20-vX']], rules)).toEqual([
    ['authorization', 'Bearer [redacted]'],
  ]);
  expect(redactText('Authorization: Bearer zQ81-mm20-vX', rules)).toBe('Authorization: Bearer [redacted]');
});

test('a form has its spaces as +', () => {
  const body = new URLSearchParams({ note: secret }).toString();
  expect(redactForm(body, rules)).toBe('note=%5Bredacted%3AAPP_SECRET%5D');
});

test('what is taken out is told by kind', () => {
  const kinds: string[] = [];
  const counting = redactionRules({
    values: environmentSecrets({ APP_SECRET: secret }),
    personalData: ['email'],
    taken: (kind) => kinds.push(kind),
  });
  redactJson({ password: 'x', note: `${secret} a@b.example` }, counting);
  redactUrl('https://h/?key=abc', counting);
  redactHeaders([['x-api-key', 'abc']], counting);
  expect(kinds.toSorted()).toEqual([
    'credential-field',
    'credential-header',
    'credential-parameter',
    'email-address',
    'environment-value',
  ]);
});
