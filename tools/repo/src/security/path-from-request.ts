import type { Rule, Scope } from 'eslint';

type Call = Parameters<NonNullable<Rule.NodeListener['CallExpression']>>[0];
type Node = Call['arguments'][number] | Call['callee'];

const requestNames = /^(req|request|incoming)$/iu;
const requestFields = /^(url|originalUrl|path|params|query|headers|body)$/u;
const pathFunctions = /^(join|resolve)$/u;
const fileFunctions =
  /^(access|appendFile|copyFile|cp|createReadStream|createWriteStream|mkdir|open|readFile|readdir|rename|rm|stat|unlink|writeFile)(Sync)?$/u;
const cleaners = /^(basename|encodeURIComponent|digest)$/u;

/**
 * Refuses paths that are built from what a request brings, unless `basename()` or
 * `encodeURIComponent()` took the slashes out: a name such as `../../secret` leaves the folder.
 */
export const pathFromRequest: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      path: 'A path built from a request can leave its folder: take basename() of it, or look it up.',
    },
  },
  create: (context) => ({
    CallExpression: (call) => {
      if (!isPathSink(nameOf(call.callee))) return;
      const scope = context.sourceCode.getScope(call);
      const tainted = call.arguments.find((argument) => isFromRequest(argument, scope, 0));
      if (tainted !== undefined) context.report({ node: tainted, messageId: 'path' });
    },
  }),
};

function isPathSink(name: string | undefined): boolean {
  return name !== undefined && (pathFunctions.test(name) || fileFunctions.test(name));
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier'
    ? node.property.name
    : undefined;
}

/** How many variables a value is followed through. */
const maximumSteps = 5;

function isFromRequest(node: Node, scope: Scope.Scope, steps: number): boolean {
  if (isRequestField(node)) return true;
  if (node.type === 'Identifier') return isVariableFromRequest(node.name, scope, steps);
  return partsOf(node).some((part) => isFromRequest(part, scope, steps));
}

function isRequestField(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const { object, property } = node;
  const isRequest = object.type === 'Identifier' && requestNames.test(object.name);
  return isRequest && property.type === 'Identifier' && requestFields.test(property.name);
}

function isVariableFromRequest(name: string, scope: Scope.Scope, steps: number): boolean {
  if (steps >= maximumSteps) return false;
  const definitions = variableNamed(name, scope)?.defs ?? [];
  return definitions.some(
    ({ type, node }) =>
      type === 'Variable' &&
      node.init !== null &&
      node.init !== undefined &&
      isFromRequest(node.init, scope, steps + 1),
  );
}

function variableNamed(name: string, scope: Scope.Scope): Scope.Variable | undefined {
  for (let current: Scope.Scope | null = scope; current !== null; current = current.upper) {
    const found = current.set.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The values that an expression is made of, as far as they can carry a path. */
function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'MemberExpression':
      return [node.object];
    case 'CallExpression':
      return cleaners.test(nameOf(node.callee) ?? '') ? [] : [node.callee, ...node.arguments];
    case 'NewExpression':
      return node.arguments;
    case 'TemplateLiteral':
      return node.expressions;
    default:
      return operandsOf(node);
  }
}

function operandsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return node.left.type === 'PrivateIdentifier' ? [node.right] : [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'ChainExpression':
      return [node.expression];
    case 'AwaitExpression':
      return [node.argument];
    default:
      return [];
  }
}
