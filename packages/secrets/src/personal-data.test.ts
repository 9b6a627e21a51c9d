import { expect, test } from 'vitest';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';
import { redactionRules } from './redaction-rules.ts';

const rules = redactionRules({ personalData: ['email', 'phone'] });

test.each([
  ['write to ada.lovelace+x@mail.example.org.', 'write to [redacted:email].'],
  ['{"to":"ada@example.org"}', '{"to":"[redacted:email]"}'],
  ['"Ada <ada@example.org>"', '"Ada <[redacted:email]>"'],
  ['call +49 30 123456-78 now', 'call [redacted:phone] now'],
  ['+15551234567', '[redacted:phone]'],
  ['(555) 123-4567', '[redacted:phone]'],
  ['555-123-4567', '[redacted:phone]'],
])('%j becomes %j', (text, expected) => {
  expect(redactText(text, rules)).toBe(expected);
});

test('an address in a URL is found too', () => {
  expect(redactUrl('https://h/users?mail=ada%40example.org', rules)).toBe(
    'https://h/users?mail=%5Bredacted%3Aemail%5D',
  );
});

test.each([
  '2026-11-20T13:39:06.123Z',
  '2026-11-20 13:39',
  '192.168.100.200:8080',
  '550e8400-e29b-41d4-a716-446655440000',
  'v1.2.3-4567',
  'gpt-4o-2024-08-06',
  '1.23456789012 + 1234',
  '@scope/name@1.2.3',
  'git@',
  '[1732109946123,1732109946]',
])('%j is nobody', (text) => {
  expect(redactText(text, rules)).toBe(text);
});

test('it stays unless it is asked for', () => {
  expect(redactText('ada@example.org +15551234567')).toBe('ada@example.org +15551234567');
});
