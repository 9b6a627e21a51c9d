import { describe, expect, it } from 'vitest';
import { workspaceConfigurationSchema } from './workspace-configuration.ts';

describe('plumbline.json', () => {
  it('needs nothing but its version: every default is filled in', () => {
    expect(workspaceConfigurationSchema.parse({ schemaVersion: 1 })).toEqual({
      schemaVersion: 1,
      budgets: { quickMs: 180_000, prMs: 180_000, nightlyMs: 600_000, enforce: false },
      live: { required: 'auto', credentials: [] },
      cassettes: {
        directory: '__cassettes__',
        allowHosts: [],
        timing: 'instant',
        rules: {},
        redact: { variables: [], notSecret: [], personalData: [] },
        stale: 'warn',
        unplayed: 'warn',
      },
      qa: { hangGraceMs: 5_000, environment: [] },
    });
  });

  it('keeps the defaults beside what is written', () => {
    const { budgets } = workspaceConfigurationSchema.parse({ schemaVersion: 1, budgets: { prMs: 1 } });
    expect(budgets).toEqual({ quickMs: 180_000, prMs: 1, nightlyMs: 600_000, enforce: false });
  });

  it.each([
    [{}, 'schemaVersion'],
    [{ schemaVersion: 2 }, 'schemaVersion'],
    [{ schemaVersion: 1, budgets: { prMs: 0 } }, 'budgets.prMs'],
    [{ schemaVersion: 1, budgets: { prMs: 1.5 } }, 'budgets.prMs'],
    [{ schemaVersion: 1, budgets: { quikMs: 1 } }, 'budgets'],
    [{ schemaVersion: 1, live: { credentials: ['not a name'] } }, 'live.credentials.0'],
    [{ schemaVersion: 1, cassettes: { directory: '../elsewhere' } }, 'cassettes.directory'],
    [{ schemaVersion: 1, cassettes: { directory: '..' } }, 'cassettes.directory'],
    [{ schemaVersion: 1, cassettes: { maxAge: '30 days' } }, 'cassettes.maxAge'],
    [{ schemaVersion: 1, cassettes: { timing: 0 } }, 'cassettes.timing'],
    [
      { schemaVersion: 1, cassettes: { redact: { personalData: ['name'] } } },
      'cassettes.redact.personalData.0',
    ],
    [{ schemaVersion: 1, cassettes: { redact: { variables: ['A=B'] } } }, 'cassettes.redact.variables.0'],
  ])('refuses %j, at %s', (written, path) => {
    const { error } = workspaceConfigurationSchema.safeParse(written);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
