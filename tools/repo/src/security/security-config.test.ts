import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { securityConfig } from './security-config.ts';

/** Ids of the rules that refuse a text. */
function refusals(code: string, file = 'packages/x/src/x.ts'): readonly string[] {
  const messages = new Linter().verify(code, securityConfig(), file);
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const fromChildProcess = (names: string): string => `import { ${names} } from 'node:child_process';`;

describe('code from text', () => {
  test.each([
    ['no-eval', 'eval(text);'],
    ['no-new-func', 'new Function(text);'],
    ['no-implied-eval', 'setTimeout("run()", 1);'],
    ['no-script-url', "const link = 'javascript:run()';"],
  ])('%s refuses %s', (rule, code) => expect(refusals(code)).toContain(rule));
});

describe('child processes', () => {
  test.each([
    fromChildProcess('exec'),
    fromChildProcess('execSync as run'),
    "import * as childProcess from 'child_process';",
    "import childProcess from 'node:child_process';",
    "spawn('ls', [], { shell: true });",
    "execFileSync('ls', ['a'], { shell: '/bin/sh' });",
    "childProcess.spawn('ls', { 'shell': shell });",
  ])('a shell string is refused: %s', (code) => expect(refusals(code)).toEqual(['no-restricted-syntax']));

  test.each([
    fromChildProcess('spawn, execFile'),
    "spawn('ls', ['-l'], { shell: false });",
    'pattern.exec(text);',
  ])('a list of arguments passes: %s', (code) => expect(refusals(code)).toEqual([]));
});

describe('transport', () => {
  test.each([
    'const agent = new Agent({ rejectUnauthorized: false });',
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
    "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';",
    "spawn('node', [], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });",
    'const options = { checkServerIdentity: () => undefined };',
  ])('checks that are off are refused: %s', (code) =>
    expect(refusals(code)).toEqual(['no-restricted-syntax']),
  );

  test.each([
    'const agent = new Agent({ ca: certificate });',
    'const options = { rejectUnauthorized: true };',
  ])('checks that are on pass: %s', (code) => expect(refusals(code)).toEqual([]));
});

describe('hashes', () => {
  test.each([
    "createHash('md5');",
    "createHash('SHA-1');",
    "crypto.createHmac('sha1', key);",
    "createSign('RSA-SHA1');",
    "hash('sha1', text);",
  ])('a weak one is refused: %s', (code) => expect(refusals(code)).toEqual(['no-restricted-syntax']));

  test.each(["createHash('sha256').update('md5');", "hash('sha512', text);"])(
    'a strong one passes: %s',
    (code) => expect(refusals(code)).toEqual([]),
  );
});

describe('temporary files', () => {
  test.each([
    "writeFileSync(join(tmpdir(), 'state.json'), text);",
    "const folder = os.tmpdir() + '/x';",
    "open('/tmp/plumbline.lock');",
    'const path = `/tmp/${name}`;',
  ])('a name that others can guess is refused: %s', (code) =>
    expect(refusals(code)).toEqual(['no-restricted-syntax']),
  );

  test.each([
    "mkdtempSync(join(tmpdir(), 'plumbline-'));",
    "using folder = mkdtempDisposableSync(join(realpathSync(tmpdir()), 'plumbline-'));",
    "const help = 'such as /tmp/x';",
  ])('a folder of its own passes: %s', (code) => expect(refusals(code)).toEqual([]));

  test('in a test a path is a sample, a file is not', () => {
    expect(refusals("expect(relative('/tmp/x')).toBe('x');", 'packages/x/src/x.test.ts')).toEqual([]);
    expect(refusals("writeFileSync(join(tmpdir(), 'x'));", 'packages/x/src/x.test.ts')).toHaveLength(1);
  });

  test('a reviewed file may meet others there, and may do nothing else that is refused', () => {
    const file = 'packages/durable/src/lock/beacon.ts';
    expect(refusals("const path = join(tmpdir(), 'x.sock');", file)).toEqual([]);
    expect(refusals("createHash('md5');", file)).toEqual(['no-restricted-syntax']);
  });
});

describe('regular expressions', () => {
  test.each([
    ['/^(a+)+$/u.test(text);', 'regexp/no-super-linear-backtracking'],
    ['/^\\s*(\\w+)\\s+x*\\s+$/u.test(text);', 'regexp/no-super-linear-backtracking'],
    ['/^(?:a|a)*$/u.test(text);', 'regexp/no-dupe-disjunctions'],
  ])('one that can run for ever is refused: %s', (code, rule) => expect(refusals(code)).toEqual([rule]));

  test.each(['/^[a-z]+(?:-[a-z]+)*$/u.test(text);', '/^(?<name>[^:]+): (?<value>.*)$/u.test(text);'])(
    'one in linear time passes: %s',
    (code) => expect(refusals(code)).toEqual([]),
  );
});

test('no comment switches a rule off', () =>
  expect(refusals('// eslint-disable-next-line no-eval\neval(text);')).toContain('no-eval'));
