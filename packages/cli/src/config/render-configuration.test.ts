import { workspaceConfigurationSchema } from '@plumbline/contracts';
import { expect, it } from 'vitest';
import { renderConfiguration } from './render-configuration.ts';

it('shows every setting, and which are defaults', () => {
  const written = { schemaVersion: 1, budgets: { prMs: 60_000 }, live: { credentials: ['OPENAI_API_KEY'] } };
  const lines = renderConfiguration(workspaceConfigurationSchema.parse(written));
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    schemaVersion                  1                   default
    budgets.quickMs                180000              default
    budgets.prMs                   60000
    budgets.nightlyMs              600000              default
    budgets.enforce                false               default
    live.required                  "auto"              default
    live.credentials               ["OPENAI_API_KEY"]
    cassettes.directory            "__cassettes__"     default
    cassettes.allowHosts           []                  default
    cassettes.timing               "instant"           default
    cassettes.redact.variables     []                  default
    cassettes.redact.notSecret     []                  default
    cassettes.redact.personalData  []                  default
    cassettes.stale                "warn"              default
    cassettes.unplayed             "warn"              default
    qa.hangGraceMs                 5000                default
    qa.environment                 []                  default
    "
  `);
});
