import { holdsFunction, isFunction } from '../source/find-tests.ts';
import { findOwners, namesIn, type TestSource } from '../source/find-owners.ts';
import {
  childOf,
  memberName,
  nameOf,
  nodesIn,
  nodesOf,
  rootName,
  unwrapped,
  type SourceNode,
} from '../source/source-node.ts';
import { isLoader, isTool, requiredModule, type ToolNames } from './recording-tools.ts';

/** What of a source file sets recordings up, and may go. */
export interface SetUp {
  /** Statements that may go, outermost first, none inside another. */
  readonly statements: readonly SourceNode[];
  /** Names that go with them: of the tools, and of what they gave. */
  readonly names: ReadonlySet<string>;
  /** Statements that may not go, and why. */
  readonly kept: readonly { readonly node: SourceNode; readonly reason: string }[];
}

/** What decides what may go. */
export interface SetUpQuestion {
  readonly source: TestSource;
  readonly tools: ToolNames;
  /** Full names of the tests whose recordings are all in cassettes. */
  readonly complete: ReadonlySet<string>;
}

/**
 * Finds the statements of a source file that do nothing but set a recording tool up, and whose recordings are in
 * cassettes now.
 *
 * @param question - The file, its tools, and which tests have cassettes.
 * @returns What may go, and what may not.
 */
export function findSetUp(question: SetUpQuestion): SetUp {
  const names = namesOfTools(question);
  const kept: { node: SourceNode; reason: string }[] = [];
  const statements = goingIn(question.source.source.program, { ...question, names, kept });
  return { statements, names, kept };
}

/** What a tool gave is of the tool: `const { nockDone } = await nock.back(…)`. */
function namesOfTools({ source, tools }: SetUpQuestion): ReadonlySet<string> {
  let names = tools.imported;
  for (;;) {
    const more = new Set([...names, ...source.source.nodes.flatMap((node) => givenNames(node, names))]);
    if (more.size === names.size) return names;
    names = more;
  }
}

function givenNames(node: SourceNode, names: ReadonlySet<string>): readonly string[] {
  const given = parts.get(node.type)?.map((field) => childOf(node, field));
  const [target, value] = given ?? [];
  if (target === undefined || value === undefined || !isRooted(value, names)) return [];
  return target.type === 'MemberExpression' ? [] : namesIn(target);
}

/** What is given, and to what. */
const parts: ReadonlyMap<string, readonly [target: string, value: string]> = new Map([
  ['VariableDeclarator', ['id', 'init']],
  ['AssignmentExpression', ['left', 'right']],
]);

function isRooted(node: SourceNode, names: ReadonlySet<string>): boolean {
  return names.has(rootName(node) ?? '');
}

interface Judging extends SetUpQuestion {
  readonly names: ReadonlySet<string>;
  readonly kept: { node: SourceNode; reason: string }[];
}

function goingIn(node: SourceNode, judging: Judging): readonly SourceNode[] {
  if (mayGo(node, judging)) return [node];
  return Object.values(node).flatMap((field) => nodesOf(field).flatMap((child) => goingIn(child, judging)));
}

function mayGo(node: SourceNode, judging: Judging): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
      return nodesOf(node['specifiers']).length > 0 && isToolImport(node, judging.names);
    case 'VariableDeclaration':
      return nodesOf(node['declarations']).every((declarator) => isToolVariable(declarator, judging));
    case 'ExpressionStatement':
      return nodesOf(node['expression']).every((expression) =>
        isToolExpression(unwrapped(expression), judging),
      );
    default:
      return false;
  }
}

function isToolImport(node: SourceNode, names: ReadonlySet<string>): boolean {
  const locals = nodesOf(node['specifiers']).flatMap(({ local }) => nodesOf(local));
  return isTool(nameOf(childOf(node, 'source'))) && locals.every(({ name }) => names.has(String(name)));
}

/** With no value, it waits for one that the tool gives. */
function isToolVariable(declarator: SourceNode, judging: Judging): boolean {
  const init = childOf(declarator, 'init');
  const isOfTool = nodesOf(declarator['id'])
    .flatMap(namesIn)
    .every((name) => judging.names.has(name));
  if (init === undefined) return isOfTool;
  const module = requiredModule(unwrapped(init));
  if (module !== undefined) return isTool(module) && isOfTool;
  return isRooted(init, judging.names) && isReplaced(init, judging);
}

function isToolExpression(expression: SourceNode, judging: Judging): boolean {
  if (isHook(expression)) return isToolHook(expression, judging);
  if (expression.type === 'AssignmentExpression') return isToolAssignment(expression, judging);
  if (isDoneAssertion(expression, judging.names)) return true;
  const isCall = expression.type === 'CallExpression' || expression.type === 'NewExpression';
  return isCall && isRooted(expression, judging.names) && isReplaced(expression, judging);
}

function isToolAssignment(expression: SourceNode, judging: Judging): boolean {
  const [left] = nodesOf(expression['left']);
  const [right] = nodesOf(expression['right']);
  if (left === undefined || right === undefined) return false;
  const isOfTool = isRooted(left, judging.names) || namesIn(left).every((name) => judging.names.has(name));
  return isOfTool && isReplaced(right, judging);
}

/** `expect(scope.isDone()).toBe(true)`: what is not asked for is told of cassettes, too. */
function isDoneAssertion(expression: SourceNode, names: ReadonlySet<string>): boolean {
  const matcher = childOf(expression, 'callee');
  const expectation = childOf(matcher, 'object');
  const asked = childOf(expectation, 'arguments');
  const isTrue = nodesOf(expression['arguments']).every((argument) => argument['value'] === true);
  return (
    nameOf(childOf(expectation, 'callee')) === 'expect' &&
    /^to(?:Be|Equal|StrictEqual|BeTruthy)$/u.test(memberName(matcher) ?? '') &&
    memberName(childOf(asked, 'callee')) === 'isDone' &&
    asked !== undefined &&
    isRooted(asked, names) &&
    isTrue
  );
}

function isHook({ type, callee }: SourceNode): boolean {
  return type === 'CallExpression' && /^(?:before|after)(?:Each|All)$/u.test(nameOf(nodesOf(callee)[0]));
}

function isToolHook(call: SourceNode, judging: Judging): boolean {
  const argument = childOf(call, 'arguments');
  if (argument === undefined) return false;
  if (!isFunction(argument)) return isRooted(argument, judging.names);
  const body = childOf(argument, 'body');
  return body !== undefined && isToolBody(body, judging);
}

function isToolBody(body: SourceNode, judging: Judging): boolean {
  if (body.type !== 'BlockStatement') return isToolExpression(unwrapped(body), judging);
  const statements = nodesOf(body['body']);
  return statements.length > 0 && statements.every((statement) => mayGo(statement, judging));
}

/** Whether a cassette takes its place, where it loads recordings; and nothing is done in it that would be lost. */
function isReplaced(expression: SourceNode, { source, tools, complete, kept }: Judging): boolean {
  const reason = whyKept();
  if (reason !== undefined && !kept.some(({ node }) => node === expression))
    kept.push({ node: expression, reason });
  return reason === undefined;

  function whyKept(): string | undefined {
    if (holdsFunction(expression)) return 'it is given a function, which no recording can take the place of';
    const loads = nodesIn(expression).filter((node) => isLoader(node, tools));
    const isDone = loads.every(({ start }) => {
      const owners = findOwners(source, start, 'act');
      return owners.length > 0 && owners.every(({ name }) => complete.has(name));
    });
    return isDone ? undefined : 'what it loads is not all in cassettes';
  }
}
