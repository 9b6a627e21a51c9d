import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { pathFromRequest } from './path-from-request.ts';

function refusals(code: string): number {
  const config: Linter.Config = {
    plugins: { plumbline: { rules: { 'path-from-request': pathFromRequest } } },
    rules: { 'plumbline/path-from-request': 'error' },
  };
  const messages = new Linter().verify(code, config);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length;
}

describe('pathFromRequest', () => {
  test.each([
    'readFileSync(request.url);',
    'join(root, req.params.name);',
    "path.resolve(root, request.query['file']);",
    'readFile(`${root}/${req.body.name}`);',
    "createReadStream(root + new URL(request.url, 'http://localhost').pathname);",
    'const name = request.headers.name; join(root, name);',
    'const { pathname } = new URL(request.url, base); function serve() { return join(root, pathname); }',
    'const first = req.url; const second = first.slice(1); open(second ?? fallback);',
    'async function serve() { await writeFile(await decode(req.url)); }',
  ])('it refuses %s', (code) => expect(refusals(code)).toBe(1));

  test.each([
    'join(root, basename(request.url));',
    'join(root, encodeURIComponent(req.params.name));',
    "join(root, createHash('sha256').update(req.url).digest('hex'));",
    'join(root, names.get(wanted));',
    'readFileSync(configuration.url);',
    'const name = request.method; join(root, name);',
    'respond(request.url);',
    'const a = b; const b = a; join(root, a);',
  ])('it lets %s pass', (code) => expect(refusals(code)).toBe(0));
});
