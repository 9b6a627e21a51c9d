import { writeJson, type Tree } from '@nx/devkit';

const file = 'plumbline.json';

/**
 * Writes plumbline.json with nothing in it but what editors need to offer the rest: every
 * setting has a default.
 *
 * @param tree - The workspace; a plumbline.json that is there stays as it is.
 */
export function writeConfiguration(tree: Tree): void {
  if (tree.exists(file)) return;
  writeJson(tree, file, {
    $schema: './node_modules/@plumbline/contracts/schemas/workspace-configuration.schema.json',
    schemaVersion: 1,
  });
}
