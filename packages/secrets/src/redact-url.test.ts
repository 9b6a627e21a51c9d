import { expect, test } from 'vitest';

import { redactUrl } from './redact-url.ts';

test.each([
  ['https://h/v1?key=AIzaShort&alt=sse', 'https://h/v1?key=[redacted]&alt=sse'],
  ['/v1?API_KEY=a&b=%20c', '/v1?API_KEY=[redacted]&b=%20c'],
  ['?access_token=a', '?access_token=[redacted]'],
  ['https://h/?a=1;token=b', 'https://h/?a=1;token=[redacted]'],
  [
    'https://b.s3.aws/k?X-Amz-Signature=a&X-Amz-Credential=b%2Fc&X-Amz-Date=1&X-Amz-Security-Token=d',
    'https://b.s3.aws/k?X-Amz-Signature=[redacted]&X-Amz-Credential=[redacted]&X-Amz-Date=1&X-Amz-Security-Token=[redacted]',
  ],
  ['https://a.blob/x?sv=1&sig=abc%3D', 'https://a.blob/x?sv=1&sig=[redacted]'],
  ['https://h/?auth%5Btoken%5D=x', 'https://h/?auth%5Btoken%5D=[redacted]'],
  ['https://user:pa:ss@h/x', 'https://user:[redacted]@h/x'],
  ['https://rk_secret:@h/x', 'https://[redacted]:@h/x'],
  ['https://abc:x-oauth-basic@h/x', 'https://[redacted]:x-oauth-basic@h/x'],
  ['//u:p@h', '//u:[redacted]@h'],
  ['https://h/cb#access_token=a&token_type=bearer', 'https://h/cb#access_token=[redacted]&token_type=bearer'],
  ['/cb?code=abc&state=xyz', '/cb?code=[redacted]&state=xyz'],
  ['/a;jsessionid=F00/b;v=1?x=1', '/a;jsessionid=[redacted]/b;v=1?x=1'],
  [
    'https://api.telegram.org/bot123456789:AAabcdefghijklmnopqrstuvwxyz0123456/getMe',
    'https://api.telegram.org/bot[redacted]/getMe',
  ],
  ['https://hooks.slack.com/services/T000/B000/XXXXXXXX', 'https://hooks.slack.com/services/[redacted]'],
  [
    '/go?to=https%3A%2F%2Fh%2F%3Faccess_token%3Dabcdef',
    '/go?to=https%3A%2F%2Fh%2F%3Faccess_token%3D%5Bredacted%5D',
  ],
])('%s becomes %s', (url, expected) => {
  expect(redactUrl(url)).toBe(expected);
});

test.each([
  'https://h/v1/models?country_code=US&code=US&pageToken=abc123456789&max_tokens=5',
  'https://h/%7Euser/a%2Fb?q=a+b&q=%C3%BC&&x&=y#top',
  '/?key=&token=',
  'https://user@h/x?y=http%3A%2F%2Fz',
  'mailto:a@b.c',
  '',
  '%',
  '?%E0%A4%A=1',
])('%j stays byte for byte', (url) => {
  expect(redactUrl(url)).toBe(url);
});
