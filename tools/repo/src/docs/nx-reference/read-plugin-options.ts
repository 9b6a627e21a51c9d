import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** An option of the plugin's entry in nx.json. */
export interface PluginOption {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/**
 * Reads the options of an interface from its source and TSDoc: no schema.json describes them.
 *
 * @param file - Absolute path of the source.
 * @param name - Name of the interface.
 * @returns Its properties, in the order of the source.
 */
export function readPluginOptions(file: string, name: string): readonly PluginOption[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter((declaration) => declaration.name.text === name)
    .flatMap(({ members }) => members.filter((member) => ts.isPropertySignature(member)))
    .map((member) => ({
      name: member.name.getText(source),
      type: member.type?.getText(source) ?? 'unknown',
      description: descriptionOf(member),
    }));
}

function descriptionOf(member: ts.PropertySignature): string {
  return ts
    .getJSDocCommentsAndTags(member)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ');
}
