/** A link of a page, as it is written. */
export interface MarkdownLink {
  /** What stands between the parentheses, such as `guide.md#start`. */
  readonly target: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A fenced block of code. */
export interface MarkdownSnippet {
  /** What stands behind the opening fence, such as `ts`. */
  readonly language: string;
  /** Line of the first line of code, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** What a page of Markdown holds, as far as the checks read it. */
export interface MarkdownPage {
  readonly links: readonly MarkdownLink[];
  readonly snippets: readonly MarkdownSnippet[];
  /** What a link to the page may name behind `#`, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

/** A line of a page: prose, or inside a fence. */
interface MarkdownLine {
  readonly text: string;
  readonly line: number;
  /** The fence that the line is inside of, or that it opens. */
  readonly fence: { readonly language: string; readonly opened: number } | undefined;
}

/**
 * Reads a page of Markdown.
 *
 * @param text - Its content.
 * @returns Links, snippets and anchors, in the order they stand.
 */
export function parseMarkdown(text: string): MarkdownPage {
  const lines = markFences(text.split(/\r?\n/u));
  const prose = lines.filter(({ fence }) => fence === undefined);
  return { links: prose.flatMap(linksOf), snippets: snippetsOf(lines), anchors: anchorsOf(prose) };
}

/** A fence that is open. */
interface OpenFence {
  readonly mark: string;
  readonly language: string;
  readonly opened: number;
}

function markFences(texts: readonly string[]): readonly MarkdownLine[] {
  let open: OpenFence | undefined;
  return texts.map((text, index) => {
    const line = index + 1;
    const found = fenceIn(text, line);
    const fence = open ?? found;
    if (open === undefined) open = found;
    else if (found !== undefined && closes(found, open)) open = undefined;
    return { text, line, fence };
  });
}

function fenceIn(text: string, opened: number): OpenFence | undefined {
  const found = /^ {0,3}(`{3,}|~{3,})((?:[^`~][^`]*)?)$/u.exec(text);
  if (found === null) return undefined;
  const [, mark = '', info = ''] = found;
  return { mark, language: info.trim(), opened };
}

function closes(found: OpenFence, open: OpenFence): boolean {
  return found.language === '' && found.mark.startsWith(open.mark);
}

function snippetsOf(lines: readonly MarkdownLine[]): readonly MarkdownSnippet[] {
  const opening = lines.filter(({ fence, line }) => fence?.opened === line);
  return opening.map(({ fence, line: opened }) => {
    const inside = lines.filter((line) => line.fence?.opened === opened).slice(1, -1);
    return {
      language: fence?.language ?? '',
      line: opened + 1,
      code: inside.map(({ text }) => text).join('\n'),
    };
  });
}

const inlineLink = /\]\(\s*<?(?<target>[^\s()<>]+)>?(?:\s+["'][^"']*["'])?\s*\)/gu;
const definedLink = /^ {0,3}\[[^\]]+\]:\s*<?(?<target>[^\s<>]+)/u;

function linksOf({ text, line }: MarkdownLine): readonly MarkdownLink[] {
  const prose = withoutCode(text);
  const inline = [...prose.matchAll(inlineLink)].map(({ groups }) => groups?.['target'] ?? '');
  const defined = definedLink.exec(prose)?.groups?.['target'];
  return [...inline, ...(defined === undefined ? [] : [defined])].map((target) => ({ target, line }));
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`/gu, '');
}

function anchorsOf(lines: readonly MarkdownLine[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { text } of lines) {
    const heading = /^ {0,3}#{1,6}\s(.*)$/u.exec(text)?.[1];
    if (heading !== undefined) anchors.add(freeAnchor(slugOf(heading), anchors));
    for (const [, id = ''] of text.matchAll(/<a (?:id|name)="([^"]+)"/gu)) anchors.add(id);
  }
  return anchors;
}

/** As GitHub does it: markup gone, lower case, everything but letters, digits, `_` and `-` gone. */
function slugOf(heading: string): string {
  return heading
    .replaceAll(/\[(?<text>[^\]]*)\]\([^)]*\)/gu, '$<text>')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/gu, '-');
}

function freeAnchor(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let count = 1;
  while (taken.has(`${slug}-${count}`)) count += 1;
  return `${slug}-${count}`;
}
