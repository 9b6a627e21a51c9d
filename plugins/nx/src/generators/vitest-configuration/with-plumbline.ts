import type { parseSync } from 'vite';

/** What became of a Vitest configuration. */
export type Registration =
  | { readonly state: 'registered'; readonly source: string }
  | { readonly state: 'present' }
  | { readonly state: 'unclear'; readonly reason: string };

/** Parses a configuration; Vite brings one. */
export type ConfigurationParser = typeof parseSync;

type Program = ReturnType<ConfigurationParser>['program'];
type Statement = Program['body'][number];
type Declaration = Extract<Statement, { type: 'ExportDefaultDeclaration' }>['declaration'];
type Call = Extract<Declaration, { type: 'CallExpression' }>;
type Expression = Declaration | Call['arguments'][number];
type ObjectLiteral = Extract<Expression, { type: 'ObjectExpression' }>;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Registers Plumbline's Vite plugin in the source of a Vitest configuration, where that can be
 * done without guessing: the default export is an object, as it is or inside `defineConfig` or
 * `mergeConfig`, with `plugins` as an array or not at all.
 *
 * @param source - Source of the configuration, an ES module.
 * @param parse - Vite's `parseSync`.
 * @returns The new source; that it is registered already; or why nothing was done.
 */
export function withPlumbline(source: string, parse: ConfigurationParser): Registration {
  if (/['"]@plumbline\/vitest['"]/u.test(source)) return { state: 'present' };
  if (/\bplumbline\b/u.test(source)) return unclear('it uses the name `plumbline` for something else');
  const program = parsed(source, parse);
  if (program === undefined) return unclear('it cannot be parsed');
  const object = configurationObject(program);
  if (object === undefined) return unclear('its default export is no object that can be seen');
  const plugin = pluginInsertion(object);
  if (plugin === undefined) return unclear('its `plugins` may come from elsewhere');
  return { state: 'registered', source: insert(source, [plugin, importInsertion(source, program)]) };
}

function unclear(reason: string): Registration {
  return { state: 'unclear', reason };
}

function parsed(source: string, parse: ConfigurationParser): Program | undefined {
  try {
    const { program, errors } = parse('configuration.ts', source, { lang: 'ts', sourceType: 'module' });
    return errors.length === 0 ? program : undefined;
  } catch {
    return undefined;
  }
}

function configurationObject(program: Program): ObjectLiteral | undefined {
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration');
  return exported === undefined ? undefined : objectIn(exported.declaration);
}

function objectIn(expression: Expression): ObjectLiteral | undefined {
  switch (expression.type) {
    case 'ObjectExpression':
      return expression;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return objectIn(expression.expression);
    case 'CallExpression':
      return objectInCall(expression);
    default:
      return undefined;
  }
}

/** `mergeConfig` joins the plugins of both its arguments, so the last one is as good as any. */
function objectInCall(call: Call): ObjectLiteral | undefined {
  const name = call.callee.type === 'Identifier' ? call.callee.name : '';
  const argument = call.arguments.at(name === 'mergeConfig' ? 1 : 0);
  if (!['defineConfig', 'defineProject', 'mergeConfig'].includes(name)) return undefined;
  return argument === undefined ? undefined : objectIn(argument);
}

function pluginInsertion(object: ObjectLiteral): Insertion | undefined {
  const { properties } = object;
  const plugins = properties.find(isPlugins);
  if (plugins === undefined) {
    const mayHold = properties.some((property) => property.type === 'SpreadElement' || property.computed);
    const text = properties.length === 0 ? ' plugins: [plumbline()] ' : ' plugins: [plumbline()],';
    return mayHold ? undefined : { at: object.start + 1, text };
  }
  if (plugins.type !== 'Property' || plugins.value.type !== 'ArrayExpression') return undefined;
  const { start, elements } = plugins.value;
  return { at: start + 1, text: elements.length === 0 ? 'plumbline()' : 'plumbline(), ' };
}

function isPlugins(property: ObjectLiteral['properties'][number]): boolean {
  if (property.type !== 'Property') return false;
  const { key } = property;
  return key.type === 'Identifier'
    ? key.name === 'plugins'
    : key.type === 'Literal' && key.value === 'plugins';
}

/** Before the first statement: directives in comments above it stay above. */
function importInsertion(source: string, program: Program): Insertion {
  const quote = source.includes('"') && !source.includes("'") ? '"' : "'";
  const text = `import { plumbline } from ${quote}@plumbline/vitest${quote};\n`;
  return { at: program.body[0]?.start ?? 0, text };
}

function insert(source: string, insertions: readonly Insertion[]): string {
  const fromBehind = insertions.toSorted((left, right) => right.at - left.at);
  return fromBehind.reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
}
