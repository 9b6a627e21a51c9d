import type { Paint } from './paint.ts';

/** Where a part of the summary is drawn. */
export interface RenderContext {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}
