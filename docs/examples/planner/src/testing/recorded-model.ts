import type { ModelSettings } from '../model/model-provider.ts';
import type { PlannerModel } from '../model/planner-model.ts';
import { anthropic } from '../providers/anthropic.ts';
import { gemini } from '../providers/gemini.ts';
import { openai } from '../providers/openai.ts';

const emulator = 'http://127.0.0.1:4010';

/**
 * The services that the recordings were made against: the loopback emulator, not the real ones.
 * The URL and the model are part of every recorded request, so a change here goes with new recordings.
 * In playback nothing listens there, and the key is of no use.
 */
const recordedServices = {
  openai: {
    provider: openai,
    settings: { apiKey: 'emulator-key', baseUrl: `${emulator}/openai/v1`, model: 'emulated' },
  },
  anthropic: {
    provider: anthropic,
    settings: { apiKey: 'emulator-key', baseUrl: `${emulator}/anthropic`, model: 'emulated' },
  },
  gemini: {
    provider: gemini,
    settings: { apiKey: 'emulator-key', baseUrl: `${emulator}/gemini`, model: 'emulated' },
  },
} as const;

/** Name of a service that there are recordings of. */
export type RecordedService = keyof typeof recordedServices;

/**
 * Connects to a service as the recordings did.
 *
 * @param name - Which service.
 * @param changes - Settings that differ in this test.
 * @returns The model.
 */
export function recordedModel(name: RecordedService, changes: Partial<ModelSettings> = {}): PlannerModel {
  const { provider, settings } = recordedServices[name];
  return provider.connect({ ...settings, ...changes });
}

/**
 * Says where a service was recorded, as an environment for the command.
 *
 * @param name - Which service.
 * @returns Environment variables by name.
 */
export function recordedEnvironment(name: RecordedService): Readonly<Record<string, string>> {
  const { provider, settings } = recordedServices[name];
  return {
    [provider.credential]: settings.apiKey,
    [provider.baseUrl.variable]: settings.baseUrl,
    [provider.model.variable]: settings.model,
  };
}
