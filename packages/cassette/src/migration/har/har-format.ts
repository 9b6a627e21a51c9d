import type { ForeignFormat } from '../foreign-recording.ts';
import { isObject, listOf, objectOf } from '../json-fields.ts';
import { convertHarEntry } from './convert-har-entry.ts';

/** HAR 1.2, as Chrome, Playwright and others write it. http://www.softwareishard.com/blog/har-12-spec/ */
export const harFormat: ForeignFormat = {
  source: 'har',
  recognises: (content) => isObject(content) && Array.isArray(objectOf(content['log'])['entries']),
  entriesOf: (content) => listOf(objectOf(objectOf(content)['log'])['entries']),
  convert: convertHarEntry,
};
