import { PlanError } from '../plan/plan-error.ts';
import type { ModelProvider, ModelSettings, OverridableSetting } from './model-provider.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a provider from the environment.
 *
 * @param provider - The provider.
 * @param environment - Environment variables.
 * @returns Key, base URL and model.
 * @throws PlanError `CREDENTIAL_MISSING` where there is no key.
 */
export function modelSettings(provider: ModelProvider, environment: Environment): ModelSettings {
  const apiKey = environment[provider.credential]?.trim() ?? '';
  if (apiKey === '') {
    throw new PlanError({
      code: 'CREDENTIAL_MISSING',
      message: `${provider.credential} is not set, so ${provider.name} cannot be asked.`,
      remedy: `Set ${provider.credential}, or choose another provider with --provider.`,
      details: { provider: provider.name, variable: provider.credential },
    });
  }
  return {
    apiKey,
    baseUrl: setting(provider.baseUrl, environment),
    model: setting(provider.model, environment),
  };
}

function setting({ variable, default: fallback }: OverridableSetting, environment: Environment): string {
  const value = environment[variable]?.trim() ?? '';
  return value === '' ? fallback : value;
}
