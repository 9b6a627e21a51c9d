/** Writes `schemas/<name>.schema.json` for every format: run it after a change of one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { formatNames, jsonSchemaOf } from '../src/index.ts';

const folder = new URL('../schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of formatNames) {
  const file = new URL(`${name}.schema.json`, folder);
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(jsonSchemaOf(name)), { ...style, parser: 'json' }));
}
