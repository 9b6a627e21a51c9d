import type { ParsedSource } from './parsed-source.ts';
import { childOf, memberName, nameOf, nodesOf, unwrapped, type SourceNode } from './source-node.ts';
import { constantsOf, staticValue, type Constants, type Known } from './static-value.ts';

/** One reply that a source file gives to nock. */
export interface InlineReply {
  /** Where its `.reply` stands. */
  readonly position: number;
  /** The definition, as `nock.define` takes it; or why there is none. */
  readonly definition: Readonly<Record<string, unknown>> | string;
}

const verbs = new Set(['get', 'post', 'put', 'head', 'patch', 'merge', 'delete', 'options']);
const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };
const withoutBody = new Set(['get', 'head', 'delete', 'options']);

/**
 * Reads what a source file gives to nock: `nock('https://…').get('/').reply(200, {…})`, as people write it and
 * as nock's recorder does.
 *
 * @param source - The file.
 * @param names - Names that nock has in it.
 * @returns One entry a reply, in the order of the source.
 */
export function readInlineNock(source: ParsedSource, names: ReadonlySet<string>): readonly InlineReply[] {
  const constants = constantsOf(source);
  return source.nodes.filter(isReply).flatMap((call) => {
    const chain = chainOf(call, source, names);
    return chain === undefined ? [] : [{ position: placeOf(call), definition: defined(chain, constants) }];
  });
}

function isReply(node: SourceNode): boolean {
  return /^reply(?:With\w+)?$/u.test(memberName(childOf(node, 'callee')) ?? '');
}

/** All calls of a chain begin at the same place: the name of each tells them apart. */
function placeOf(call: SourceNode): number {
  return childOf(childOf(call, 'callee'), 'property')?.start ?? call.start;
}

/** One call of a chain. */
interface ChainedCall {
  readonly name: string;
  readonly args: readonly SourceNode[];
}

/** All calls from `nock(…)` to `.reply(…)`; undefined where it begins with something else. */
function chainOf(call: SourceNode, source: ParsedSource, names: ReadonlySet<string>): Chain | undefined {
  const callee = childOf(call, 'callee');
  const args = nodesOf(call['arguments']);
  if (callee?.type === 'Identifier') return names.has(nameOf(callee)) ? [{ name: 'nock', args }] : undefined;
  const object = childOf(callee, 'object');
  const before = object && chainBefore(unwrapped(object), source, names);
  return before && [...before, { name: memberName(callee) ?? '', args }];
}

type Chain = readonly ChainedCall[];

/** A scope may have a name: `const api = nock('https://…')`. */
function chainBefore(
  object: SourceNode,
  source: ParsedSource,
  names: ReadonlySet<string>,
): Chain | undefined {
  if (object.type !== 'Identifier') return chainOf(object, source, names);
  const declarator = source.nodes.find(
    (node) => node.type === 'VariableDeclarator' && nameOf(childOf(node, 'id')) === nameOf(object),
  );
  const init = childOf(declarator, 'init');
  return init && chainOf(unwrapped(init), source, names);
}

function defined(chain: Chain, constants: Constants): InlineReply['definition'] {
  const begin = chain.findLastIndex(({ name }) => verbs.has(name) || name === 'intercept');
  const end = chain.at(-1);
  const [origin] = chain;
  if (begin === -1 || end === undefined || origin === undefined) return 'it has no method';
  const scope = chain.filter(({ name }, index) => index > 0 && index < begin && isOfScope(name));
  const steps = [...scope, ...chain.slice(begin, -1), end];
  const parts = [scopeOf(origin, constants), ...steps.map((step) => partOf(step, constants))];
  const problem = parts.find((part) => typeof part === 'string');
  return problem ?? merged(parts.filter((part) => typeof part !== 'string'));
}

/** What is said of a scope holds for all its replies; what is said of a reply, for that one. */
function isOfScope(name: string): boolean {
  return ['persist', 'matchHeader', 'filteringPath', 'filteringRequestBody', 'defaultReplyHeaders'].includes(
    name,
  );
}

type Part = Readonly<Record<string, unknown>> | string;

function scopeOf({ args: [address, options] }: ChainedCall, constants: Constants): Part {
  const scope = staticValue(address, constants);
  if (typeof scope?.value !== 'string') return 'its host is a pattern, or computed';
  const known = options === undefined ? { value: {} } : staticValue(options, constants);
  if (known === undefined) return 'options of its scope are computed';
  const { reqheaders, badheaders } = known.value as Readonly<Record<string, unknown>>;
  return { scope: scope.value, reqheaders, badheaders };
}

function partOf({ name, args }: ChainedCall, constants: Constants): Part {
  const known = args.map((arg) => staticValue(arg, constants));
  const values = known.filter((value): value is Known => value !== undefined).map(({ value }) => value);
  if (values.length < known.length) return computed(name);
  if (verbs.has(name)) return requestPart(name, values);
  const part = parts[name]?.(values);
  return part ?? `.${name}() is not carried over`;
}

function computed(name: string): string {
  if (name === 'reply') return 'its reply is a function, or computed';
  if (name === 'query') return 'its query is matched by a function or pattern, or computed';
  return verbs.has(name) || name === 'intercept'
    ? 'its path or body is matched by a function or pattern, or computed'
    : `what .${name}() is given is a function, or computed`;
}

function requestPart(method: string, [path, body]: readonly unknown[]): Part {
  const isOpen = body === undefined && !withoutBody.has(method.toLowerCase());
  return isOpen ? 'it matches any body: which one was sent is not known' : { method, path, body };
}

const parts: Readonly<Record<string, (values: readonly unknown[]) => Part>> = {
  intercept: ([path, method, body]) => requestPart(String(method), [path, body]),
  query: ([query]) => (query === true ? 'it matches any query: which one was sent is not known' : { query }),
  matchHeader: ([name, value]) => ({ reqheaders: { [String(name)]: value } }),
  times: ([count]) => ({ times: count }),
  once: () => ({ times: times['once'] }),
  twice: () => ({ times: times['twice'] }),
  thrice: () => ({ times: times['thrice'] }),
  persist: ([flag = true]) => ({ persist: flag }),
  optionally: ([flag = true]) => ({ optional: flag }),
  delay: ([delay]) => ({ delay }),
  delayConnection: ([delay]) => ({ delay }),
  delayBody: ([delay]) => ({ delay }),
  basicAuth: () => ({}),
  defaultReplyHeaders: ([headers]) => ({ defaults: headers }),
  reply: ([status, response, headers]) => ({ status, response, rawHeaders: headers }),
};

/** Headers add up; the query belongs to the path. */
function merged(all: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const { defaults, query, ...definition } = addUp(all);
  const reqheaders = addUp(all.map((part) => objectIn(part['reqheaders'])));
  const { rawHeaders, path } = definition;
  return {
    ...definition,
    ...(Object.keys(reqheaders).length > 0 && { reqheaders }),
    rawHeaders: Array.isArray(rawHeaders) ? rawHeaders : addUp([objectIn(defaults), objectIn(rawHeaders)]),
    path: `${String(path)}${queryText(query)}`,
  };
}

function addUp(all: readonly object[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    all.flatMap((part) => Object.entries(part).filter(([, value]) => value !== undefined)),
  );
}

function objectIn(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function queryText(query: unknown): string {
  if (query === undefined) return '';
  if (typeof query === 'string') return `?${query.replace(/^\?/u, '')}`;
  const pairs = Object.entries(query as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((one): [string, string] => [
      name,
      String(one),
    ]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
