import { styleText } from 'node:util';

/** Puts colour on parts of a line, or leaves them as they are. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

/**
 * Makes the paint of a terminal or of a plain text.
 *
 * @param color - Whether to use colour at all.
 * @returns Functions that return the text, with escape sequences where there is colour.
 */
export function makePaint(color: boolean): Paint {
  const style =
    (...formats: Parameters<typeof styleText>[0][]) =>
    (text: string): string =>
      color ? styleText(formats.flat(), text, { validateStream: false }) : text;
  return {
    bold: style('bold'),
    dim: style('dim'),
    good: style('green'),
    bad: style('red'),
    warn: style('yellow'),
  };
}
