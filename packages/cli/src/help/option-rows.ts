import type { Option, Options } from '../arguments/option.ts';

/**
 * Describes options for the help.
 *
 * @param options - The options.
 * @returns A row each: how it is written, and what it does.
 */
export function optionRows(options: Options): (readonly [written: string, meaning: string])[] {
  return Object.entries(options).map(([name, option]) => [written(name, option), meaning(option)] as const);
}

function written(name: string, option: Option): string {
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  return `${short}--${name}${option.type === 'flag' ? '' : ` ${option.placeholder}`}`;
}

function meaning(option: Option): string {
  const notes = [
    ...(option.type === 'value' && option.choices !== undefined ? [option.choices.join(', ')] : []),
    ...(option.type === 'value' && option.default !== undefined ? [`default ${option.default}`] : []),
    ...(option.type === 'list' ? ['several by commas or by repeating it'] : []),
  ];
  return `${option.description}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}
