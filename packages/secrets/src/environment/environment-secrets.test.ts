import { expect, test } from 'vitest';
import { environmentSecrets } from './environment-secrets.ts';

const value = 'f4Kq8ZxPw2LmN7';

test.each([
  'OPENAI_API_KEY',
  'GITHUB_TOKEN',
  'SECRET_KEY_BASE',
  'DB_PASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'API_KEY_OPENAI',
  'OPENAI_APIKEY',
  'npm_config__authToken',
  'clientSecret',
  'PGPASSWORD_PASS',
])('what %s holds is a secret', (name) => {
  expect(environmentSecrets({ [name]: value })).toEqual([{ name, value }]);
});

test.each([
  'PATH',
  'HOME',
  'MONKEY',
  'KEYBOARD_LAYOUT',
  'TOKENIZERS_PARALLELISM',
  'MAX_TOKENS',
  'TOKEN_URL',
  'SSH_KEY_PATH',
  'SSH_AUTH_SOCK',
  'SECRET_NAME',
  'PASSWORD_MIN_LENGTH',
])('what %s holds is none', (name) => {
  expect(environmentSecrets({ [name]: value })).toEqual([]);
});

test.each([
  '1',
  'true',
  'changeme',
  'development',
  '1234567890',
  'aaaaaaaaaaaaaaaaaaaa',
  '/run/secrets/api-key-1.pem',
  'https://login.example.com',
  '',
])('%j is no secret, whatever the name', (ordinary) => {
  expect(environmentSecrets({ TOKEN: ordinary })).toEqual([]);
});

test.each([
  value,
  'correct-horse-battery',
  '/Ab3+/Cd5Ef7Gh9Ij1Kl3Mn5Op7Qr9St1Uv3Wx5',
  'https://hooks.example.com/services/T01ABCDEF/B01ABCDEF/x8Qw2',
  '8412095528671034',
])('%j is one', (secret) => {
  expect(environmentSecrets({ TOKEN: secret })).toEqual([{ name: 'TOKEN', value: secret }]);
});

test('variables are chosen by name, and left out by name', () => {
  const environment = { TENANT: 'blue-42', SORT_KEY: 'created_at_2', EMPTY: 'x' };
  const choice = { variables: ['TENANT', 'EMPTY'], notSecret: ['SORT_KEY'] };
  expect(environmentSecrets(environment, choice)).toEqual([{ name: 'TENANT', value: 'blue-42' }]);
});

test('the longest comes first, and equal ones by name, so that every machine writes the same', () => {
  const names = environmentSecrets({ B_KEY: value, A_KEY: value, C_KEY: `${value}+${value}` }).map(
    ({ name }) => name,
  );
  expect(names).toEqual(['C_KEY', 'A_KEY', 'B_KEY']);
});
