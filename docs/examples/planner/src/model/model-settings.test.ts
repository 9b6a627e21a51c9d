import { describe, expect, test } from 'vitest';
import { providers } from '../providers/index.ts';
import { modelSettings } from './model-settings.ts';

describe.for(providers.map((provider) => [provider.name, provider] as const))(
  'settings of %s',
  { tags: ['tier1'] },
  ([name, provider]) => {
    const key = { [provider.credential]: ' key ' };

    test('are the real service and the default model where only the key is set', () => {
      expect(modelSettings(provider, key)).toEqual({
        apiKey: 'key',
        baseUrl: provider.baseUrl.default,
        model: provider.model.default,
      });
      expect(new URL(provider.baseUrl.default).protocol).toBe('https:');
    });

    test('are overridden by variables, but not by empty ones', () => {
      expect(
        modelSettings(provider, {
          ...key,
          [provider.baseUrl.variable]: 'http://127.0.0.1:1',
          [provider.model.variable]: '',
        }),
      ).toEqual({ apiKey: 'key', baseUrl: 'http://127.0.0.1:1', model: provider.model.default });
    });

    test('need a key, and the error names its variable', () => {
      expect(() => modelSettings(provider, { [provider.credential]: ' ' })).toThrow(
        expect.objectContaining({
          code: 'CREDENTIAL_MISSING',
          message: `${provider.credential} is not set, so ${name} cannot be asked.`,
        }) as Error,
      );
    });
  },
);
