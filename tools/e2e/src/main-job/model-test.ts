/**
 * Writes a test that talks to a model, as its author would: one whole answer, one stream.
 *
 * @param url - Base URL of the model's API.
 * @returns Source of the test.
 */
export function modelTest(url: string): string {
  return `import { expect, it } from 'vitest';

const ask = (stream: boolean) =>
  fetch('${url}/responses', {
    method: 'POST',
    headers: { authorization: 'Bearer sk-secret-of-the-author', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', input: 'Move the database', stream }),
  });

it('answers', { tags: ['tier2'] }, async () => {
  const response = await ask(false);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ object: 'response' });
});

it('streams', { tags: ['tier2', 'quick'] }, async () => {
  const response = await ask(true);
  expect(await response.text()).toContain('response.completed');
});
`;
}
