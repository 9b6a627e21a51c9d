import type { CassetteInteraction } from '@plumbline/contracts';
import type { KeyedLine } from '../file/encode-cassette.ts';
import { sectionOf, type CassetteSection } from './cassette-section.ts';
import type { RecordedExchange } from './recording.ts';

/** A line of a cassette that is written, and whence it comes: its position in the old one, or what was recorded. */
export interface ArrangedLine extends KeyedLine {
  readonly from: number | RecordedExchange;
}

/** What a cassette is written of. */
export interface LinesToArrange {
  /** Lines of the old cassette. */
  readonly before: readonly KeyedLine[];
  readonly added: readonly { readonly line: KeyedLine; readonly exchange: RecordedExchange }[];
  /** What is written; the whole cassette where absent. */
  readonly section?: CassetteSection | undefined;
  /** Whether the lines that the section had go. */
  readonly replaces: boolean;
}

/**
 * Puts the lines of a cassette in order: what stays, then what was recorded; in a cassette with sections,
 * each within its own. What belongs to no section any more goes.
 *
 * @param lines - Old and new lines.
 * @returns The lines of the new cassette.
 */
export function arrangeLines({ before, added, section, replaces }: LinesToArrange): readonly ArrangedLine[] {
  const kept = before.map((line, from) => ({ ...line, from }));
  if (section === undefined)
    return [...kept, ...added.map(({ line, exchange }) => ({ ...line, from: exchange }))];
  const others = kept.filter(({ text }) => !(replaces && sectionOf(text) === section.name));
  const own = added.map(({ line, exchange }) => ({ ...inSection(line, section.name), from: exchange }));
  const lines = [...others, ...own];
  return section.order.flatMap((name) => lines.filter(({ text }) => sectionOf(text) === name));
}

function inSection(line: KeyedLine, section: string): KeyedLine {
  const { kind, key, ...rest } = JSON.parse(line.text) as CassetteInteraction;
  return { ...line, text: JSON.stringify({ kind, key, section, ...rest }) };
}
