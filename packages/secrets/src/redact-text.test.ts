import { expect, test } from 'vitest';

import { redactText } from './redact-text.ts';

const a = (length: number): string => 'aB3dE6gH9j'.repeat(10).slice(0, length);

test.each([
  ['OpenAI', `sk-${a(48)}`],
  ['OpenAI, project', `sk-proj-${a(20)}_${a(20)}-x`],
  ['OpenRouter', `sk-or-v1-${'0f'.repeat(32)}`],
  ['Anthropic', `sk-ant-api03-${a(40)}-AA`],
  ['Google', `AIza${a(35)}`],
  ['Google, access token', `ya29.${a(40)}`],
  ['Groq', `gsk_${a(52)}`],
  ['Hugging Face', `hf_${a(34)}`],
  ['GitHub', `ghp_${a(36)}`],
  ['GitHub, fine-grained', `github_pat_${a(22)}_${a(59)}`],
  ['GitLab', `glpat-${a(20)}`],
  ['AWS', 'AKIAIOSFODNN7EXAMPLE'],
  ['Slack', `xoxb-123456789012-${a(24)}`],
  ['Stripe', `sk_live_${a(24)}`],
  ['npm', `npm_${a(36)}`],
  ['SendGrid', `SG.${a(22)}.${a(43)}`],
  ['a JSON Web Token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${a(43)}`],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----'],
  [
    'a private key in JSON',
    '-----BEGIN PRIVATE KEY-----\\nMIIE\\nabc=\\n-----END PRIVATE KEY-----\\n'.slice(0, -2),
  ],
  ['a private key that was cut off', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE'],
])('the key of %s goes, what stands around it stays', (_, secret) => {
  expect(redactText(`key "${secret}", more`)).toBe('key "[redacted]", more');
});

test.each([
  ['Authorization: Bearer abcdefgh1', 'Authorization: Bearer [redacted]'],
  ['curl -H "x-api-key: abc" -H "accept: */*"', 'curl -H "x-api-key: [redacted]" -H "accept: */*"'],
  ['GET / HTTP/1.1\r\nCookie: a=1; b=2\r\n\r\n', 'GET / HTTP/1.1\r\nCookie: [redacted]\r\n\r\n'],
  ['grant_type=refresh_token&refresh_token=abc&x=1', 'grant_type=refresh_token&refresh_token=[redacted]&x=1'],
  ['OPENAI_API_KEY=abc123\nPORT=80', 'OPENAI_API_KEY=[redacted]\nPORT=80'],
  ['postgres://app:hunter2@db:5432/x', 'postgres://app:[redacted]@db:5432/x'],
  ['data: {"access_token":"a b","n":1}\n\n', 'data: {"access_token":"[redacted]","n":1}\n\n'],
  ['{"a":"{\\"password\\":\\"x\\",\\"n\\":1}"}', '{"a":"{\\"password\\":\\"[redacted]\\",\\"n\\":1}"}'],
  ['{"secret":"say \\"hi\\" now"}', '{"secret":"[redacted]"}'],
  ["{'api_key': 'abc'}", "{'api_key': '[redacted]'}"],
  ['{"client_secret":"cut of', '{"client_secret":"[redacted]'],
  ['"authorization":"Bearer abc"', '"authorization":"Bearer [redacted]"'],
  ['see https://h/?key=abc&alt=sse.', 'see https://h/?key=[redacted]&alt=sse.'],
])('%j becomes %j', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test.each([
  'data: {"choices":[{"logprobs":{"content":[{"token":"Hello1234","logprob":-0.31,"bytes":[72]}]}}]}\n\n',
  'data: {"usage":{"prompt_tokens":3,"total_tokens":9},"next_page_token":"CAUQAA0123456789"}\n\n',
  'class="sk-fading-circle sk-loading-indicator-spinner"',
  'client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])',
  'export API_KEY=$OTHER && curl "$URL?key=${KEY}"',
  'password: string; token: number',
  `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg/+'.repeat(20)}`,
  'task-1234567890abcdef1234 and disk-0123456789abcdef',
  '[redacted] and Bearer [redacted]',
])('%j stays', (text) => {
  expect(redactText(text)).toBe(text);
});

test('long hostile texts are done in time that grows with their length', { timeout: 5_000 }, () => {
  const hostile = [
    '-----BEGIN PRIVATE KEY-----',
    'eyJaaaaaaaaa.',
    '"a":"',
    'a=',
    '?a=',
    '%25',
    'data: {"a":"',
    'AbC1/',
    '/key/a1',
    '\\"a\\":\\"',
    'x-a-key: ',
    'h://a:',
  ];
  const texts = hostile.map((piece) => piece.repeat(Math.ceil(50_000 / piece.length)));
  expect(texts.map((text) => redactText(text).length <= text.length)).toEqual(hostile.map(() => true));
});
