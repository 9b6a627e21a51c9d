/** A construct that is never safe here, as an ESTree selector. */
export interface ForbiddenSyntax {
  readonly selector: string;
  readonly message: string;
}

const childProcess = String.raw`ImportDeclaration[source.value=/^(node:)?child_process$/]`;
const starts = '/^(spawn|spawnSync|execFile|execFileSync|fork)$/';
const calleeIs = (name: string): string => `:matches([callee.name=${name}], [callee.property.name=${name}])`;
const named = (name: string): string => `:matches([key.name="${name}"], [key.value="${name}"])`;

const shell: readonly ForbiddenSyntax[] = [
  {
    selector: `${childProcess} > ImportSpecifier[imported.name=/^exec(Sync)?$/]`,
    message: 'exec() hands a string to a shell: use execFile() or spawn() with a list of arguments.',
  },
  {
    selector: `${childProcess} > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)`,
    message: 'Import what you use of child_process by name, so that exec() shows.',
  },
  {
    selector: `CallExpression${calleeIs(starts)} Property${named('shell')}:not([value.value=false])`,
    message: 'A shell reads arguments as code: start the program itself, with a list of arguments.',
  },
];

const tlsVariable = 'NODE_TLS_REJECT_UNAUTHORIZED';
const transport: readonly ForbiddenSyntax[] = [
  {
    selector: `Property${named('rejectUnauthorized')}[value.value=false]`,
    message: 'This accepts any certificate: trust the one certificate through `ca` instead.',
  },
  {
    selector: `AssignmentExpression > MemberExpression.left:matches([property.name="${tlsVariable}"], [property.value="${tlsVariable}"])`,
    message: 'This switches certificate checks off for the whole process.',
  },
  {
    selector: `Property${named(tlsVariable)}`,
    message: 'This switches certificate checks off for a child process.',
  },
  {
    selector: `Property${named('checkServerIdentity')}`,
    message: "This replaces the check of the server's name: trust one certificate through `ca` instead.",
  },
];

const hashing: readonly ForbiddenSyntax[] = [
  {
    selector: `CallExpression${calleeIs('/^(createHash|createHmac|createSign|createVerify|hash|pbkdf2|pbkdf2Sync)$/')} > Literal[value=/^(rsa-)?(md4|md5|sha-?1|ripemd(160)?|rmd160)$/i]`,
    message: 'MD5 and SHA-1 are broken: use sha256.',
  },
];

const temporary = '/^mkdtemp(Sync|Disposable|DisposableSync)?$/';
const guessable =
  'A name in the temporary folder that others can guess: make a folder of your own with mkdtemp().';
const temporaryFolder: readonly ForbiddenSyntax[] = [
  {
    selector: `CallExpression${calleeIs('"tmpdir"')}:not(CallExpression${calleeIs(temporary)} *)`,
    message: guessable,
  },
];
const temporaryPath: readonly ForbiddenSyntax[] = [
  {
    selector: String.raw`:matches(Literal[value=/^\u002f(var\u002f)?tmp\u002f/], TemplateElement[value.raw=/^\u002f(var\u002f)?tmp\u002f/])`,
    message: guessable,
  },
];

const everywhere = [...shell, ...transport, ...hashing];

/** What `npm run sec` refuses by its shape alone. */
export const forbiddenSyntax: readonly ForbiddenSyntax[] = [
  ...everywhere,
  ...temporaryFolder,
  ...temporaryPath,
];

/** The same for tests, where a path in the temporary folder is a sample that nobody opens. */
export const forbiddenInTests: readonly ForbiddenSyntax[] = [...everywhere, ...temporaryFolder];

/**
 * The same for files that were reviewed and need a name in the temporary folder that others know.
 *
 * - `packages/durable/src/lock/beacon.ts`: a socket where contenders for a lock look for its holder. Its
 *   name is a random id from the lock's own folder, and whoever answers there is asked nothing.
 */
export const rendezvous: {
  readonly files: readonly string[];
  readonly forbiddenSyntax: readonly ForbiddenSyntax[];
} = { files: ['packages/durable/src/lock/beacon.ts'], forbiddenSyntax: everywhere };

/**
 * The same for files that were reviewed and answer for a TLS server of this very process.
 *
 * - `packages/cassette/src/interception/http2/http2-terminator.ts`: the client of a test is led to a server in
 *   its own process, whose certificate, made for this run, it is held to by its fingerprint. Whether the client
 *   would have trusted the real server is asked where the request goes out.
 */
export const ownServer: typeof rendezvous = {
  files: ['packages/cassette/src/interception/http2/http2-terminator.ts'],
  forbiddenSyntax: forbiddenSyntax.filter(({ selector }) => !selector.includes('rejectUnauthorized')),
};
