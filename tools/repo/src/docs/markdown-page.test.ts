import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './markdown-page.ts';

function page(...lines: readonly string[]): ReturnType<typeof parseMarkdown> {
  return parseMarkdown(lines.join('\n'));
}

describe('links', () => {
  test.each([
    ['[a](b.md)', ['b.md']],
    ['![a](b.png) and [c](d.md#e "Title")', ['b.png', 'd.md#e']],
    ['[![badge](b.svg)](c.md)', ['b.svg', 'c.md']],
    ['[a]: <b.md>', ['b.md']],
    ['`[a](b.md)` is how links are written', []],
    ['[a] (b.md) is none', []],
  ])('%s', (text, targets) => expect(page(text).links.map(({ target }) => target)).toEqual(targets));

  test('a link knows its line', () =>
    expect(page('', '[a](b.md)').links).toEqual([{ target: 'b.md', line: 2 }]));
});

describe('snippets', () => {
  test('a snippet knows its language and where its code starts', () =>
    expect(page('text', '```ts title="x"', 'const a = 1;', '', 'a;', '```', 'text').snippets).toEqual([
      { language: 'ts title="x"', line: 3, code: 'const a = 1;\n\na;' },
    ]));

  test('a longer fence holds a shorter one', () =>
    expect(page('````md', '```ts', 'code', '```', '````').snippets).toEqual([
      { language: 'md', line: 2, code: '```ts\ncode\n```' },
    ]));

  test('links and headings inside are code', () =>
    expect(page('```', '# Title', '[a](b.md)', '```')).toMatchObject({ links: [], anchors: new Set() }));
});

describe('anchors', () => {
  test.each([
    ['# Who may import whom', 'who-may-import-whom'],
    ['## `plumb qa`: modes & tiers', 'plumb-qa-modes--tiers'],
    ['### [Linked](a.md) über_alles!', 'linked-über_alles'],
  ])('%s', (heading, anchor) => expect([...page(heading).anchors]).toEqual([anchor]));

  test('a repeated heading gets a number', () =>
    expect([...page('# A', '## A', '## A').anchors]).toEqual(['a', 'a-1', 'a-2']));

  test('an anchor of its own counts', () => expect([...page('<a id="here"></a>').anchors]).toEqual(['here']));
});
