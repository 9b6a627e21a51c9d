import { writeFileSync } from 'node:fs';
import { cassetteStage } from './cassette-stage.contract.ts';
import { recordedCassette, type MadeExchange } from './recorded-cassette.contract.ts';

/** Where questions go. */
export const url = 'http://models.invalid/v1/responses';

/** What a caller sends. */
export interface Question {
  readonly conversation?: string;
  readonly previous_response_id?: string;
  readonly input: string;
}

/** Asks, by fetch. */
export async function ask(question: Question): Promise<{ id: string; conversation?: string; text: string }> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(question) });
  return (await response.json()) as { id: string; text: string };
}

/** Makes the recording of one question. */
export function recorded(
  question: Question,
  answer: { id: string; conversation?: string; text: string },
): MadeExchange {
  return { url, method: 'POST', body: JSON.stringify(question), answer: JSON.stringify(answer) };
}

/** Plays a cassette to code. */
export async function play<T>(exchanges: readonly MadeExchange[], body: () => Promise<T>): Promise<T> {
  using stage = cassetteStage();
  writeFileSync(stage.path, recordedCassette(exchanges));
  return (await stage.run('playback', body)).value;
}
