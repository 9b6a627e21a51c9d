import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { runRecordSchema, type RunRecord } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { renderSummary } from './render-summary.ts';
import { summarize, type SummaryContext } from './summarize.ts';

function fixture(name: string): RunRecord[] {
  const text = readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');
  return runRecordSchema.array().parse(JSON.parse(text));
}

function draw(name: string, { width = 100, ...context }: SummaryContext & { width?: number } = {}): string {
  return `\n${renderSummary(summarize(fixture(name), context), { width, color: false }).join('\n')}\n`;
}

describe('the summary of a run', () => {
  it('says in numbers what a passed run did, and ends with the verdict', () => {
    expect(draw('pr-passed', { cachedProjects: ['@acme/contracts'] })).toMatchInlineSnapshot(`
      "
        Projects    3 passed · 1 from the cache
        Tests       60 passed · 2 skipped
        Recordings  122 hit · 0 missed · 0 live calls
        Time        17.3 s · tests 19.1 s · parallel efficiency 65% of 2 workers in 2 batches
        Slowest      1.2 s  planner  src/plan.test.ts › plans › asks again until the plan is valid
                    950 ms  web      src/button.test.ts › Button › is focusable
                    804 ms  planner  src/stream.test.ts › streams › openai › yields each step
        Apart       web  browser mode takes a process of its own

      ✓ pr passed: 60 tests in 3 projects, 17.3 s
      "
    `);
  });

  it.each([
    [{ bytes: 2_345_678, savedMs: 83_400 }, '2.3 MB played · 1 min 23 s saved'],
    [{ bytes: 900, savedMs: -3, untimed: 1 }, '900 B played · 0 ms saved · time saved by 1 hit unknown'],
    [{ untimed: 4 }, 'time saved by 4 hits unknown'],
  ])('says what playing saved: %j', (measured, line) => {
    const [first, ...rest] = fixture('pr-passed');
    const record = { ...first, recordings: { hits: 4, misses: 0, recorded: 0, liveCalls: 0, ...measured } };
    const lines = renderSummary(summarize([record as RunRecord, ...rest]), { width: 100, color: false });
    expect(lines).toContain(`              ${line}`);
  });

  it('counts what recordings hold that no test asked for', () => {
    const records = fixture('pr-passed').map((record) => ({
      ...record,
      recordings: { ...record.recordings, unplayed: 2 },
    }));
    const lines = renderSummary(summarize(records), { width: 100, color: false });
    expect(lines).toContain('  Recordings  122 hit · 0 missed · 0 live calls · 6 not asked for');
  });

  it('needs three lines of numbers where everything came from the cache', () => {
    const cachedProjects = ['@acme/contracts', 'planner', 'web'];
    expect(draw('pr-passed', { cachedProjects, wallMs: 900 })).toMatchInlineSnapshot(`
      "
        Projects    3 passed · 3 from the cache
        Tests       60 passed · 2 skipped
        Recordings  122 hit · 0 missed · 0 live calls
        Time        900 ms · everything from the cache
        Apart       web  browser mode takes a process of its own

      ✓ pr passed: 60 tests in 3 projects, 900 ms
      "
    `);
  });

  it('says that no test was run where the run broke down before', () => {
    const records = fixture('pr-failed').map((record) => ({
      ...record,
      files: [],
      batch: { ...record.batch, wallMs: 0, workers: 0 },
    }));
    const lines = renderSummary(summarize(records, { wallMs: 40 }), { width: 100, color: false });
    expect(lines).toContain('  Time        40 ms · no test was run');
  });

  it('groups problems by what mends them, warnings above failures', () => {
    expect(draw('pr-failed')).toMatchInlineSnapshot(`
      "
      ! OVER BUDGET pr took 12.3 s of 10.0 s; slowest files:
         9.1 s  planner  src/plan.test.ts
        310 ms  @acme/contracts  src/error.test.ts

      ! RECORDING_UNUSED
        planner  src/plan.test.ts
          3 interactions of plans.jsonl were never asked for.
        → Record again to drop them: \`npx plumb record planner\`.

      ✗ LIVE_CALL_REFUSED × 2
        planner  src/plan.test.ts › plans › asks again until the plan is valid
        planner  src/plan.test.ts › plans › follows up
          POST https://api.openai.com/v1/responses has no recording; called from src/ask-model.ts:41.
        → Record it: \`npx plumb record planner\`.

      ✗ TEST_FAILED
        planner  src/plan.test.ts › plans › orders steps by their dependencies
          expected [ 'draft', 'review' ] to deeply equal [ 'draft', 'review', 'ship' ]
        → Mend the code or the test; run it alone with \`npx nx run planner:qa --files src/plan.test.ts\`.

        Projects    1 passed · 1 failed
        Tests       50 passed · 4 failed
        Recordings  20 hit · 3 missed · 3 refused · 0 live calls
        Time        21.3 s · tests 9.4 s · parallel efficiency 16% of 4 workers in 2 batches
        Slowest      1.2 s  planner          src/plan.test.ts › plans › asks again until the plan is valid
                    804 ms  planner          src/stream.test.ts › streams › openai › yields each step
                    120 ms  @acme/contracts  src/error.test.ts › reportError › turns fields into details

      ✗ pr failed: 4 tests in 1 project (LIVE_CALL_REFUSED, TEST_FAILED), 21.3 s, exit 31
      "
    `);
  });

  it('names what live tests lack', () => {
    expect(draw('nightly-not-run')).toMatchInlineSnapshot(`
      "
      ! NOT RUN × 3
        planner  ANTHROPIC_API_KEY is not set
        planner  GEMINI_API_KEY is not set
        → Set the variable, or set \`live.required\` to "optional" in plumbline.json.

        Projects    0 passed · 1 not fully run
        Tests       14 passed · 3 not run
        Recordings  118 hit · 0 missed · 6 live calls
        Time        42.4 s · tests 37.1 s · parallel efficiency 68% of 2 workers in 2 batches
        Slowest     21.0 s  planner  src/plan.live.test.ts › golden path › openai
                     1.2 s  planner  src/plan.test.ts › plans › asks again until the plan is valid
                    804 ms  planner  src/stream.test.ts › streams › openai › yields each step

      ! nightly and live incomplete: 3 live tests not run, 14 passed, 42.4 s
      "
    `);
  });

  it.each([
    ['pr', 1, '0 hit · 1 missed · 4 refused · 0 live calls'],
    ['record', 1, '0 hit · 1 missed · 4 live calls'],
    ['live', 0, '0 hit · 0 missed · 4 live calls'],
  ] as const)('calls live what a run has sent, and refused what playback kept: %s', (run, misses, row) => {
    const [, record] = fixture('pr-failed');
    const recordings = { hits: 0, misses, recorded: 0, liveCalls: 4 };
    const lines = renderSummary(summarize([{ ...record!, run, recordings }]), { width: 100, color: false });
    expect(lines).toContain(`  Recordings  ${row}`);
  });

  it('tells what a nightly refused from the calls of its live tests', () => {
    const [nightly, live] = fixture('nightly-not-run');
    const refusing = { ...nightly!, recordings: { hits: 1, misses: 2, recorded: 0, liveCalls: 2 } };
    const lines = renderSummary(summarize([refusing, live!]), { width: 100, color: false });
    expect(lines).toContain('  Recordings  1 hit · 2 missed · 2 refused · 6 live calls');
  });

  it('says that an interrupted run keeps what had passed', () => {
    expect(draw('quick-interrupted')).toMatchInlineSnapshot(`
      "
      ✗ INTERRUPTED
        planner
          The run was interrupted.
        → Run it again: what had passed comes from the cache.

        Projects    0 passed · 1 interrupted
        Tests       3 passed
        Recordings  0 hit · 0 missed · 0 live calls
        Time        800 ms · tests 200 ms · parallel efficiency 13% of 2 workers

      ✗ quick interrupted after 800 ms: what had passed is kept
      "
    `);
  });

  it('says that there was nothing to run', () => {
    expect(renderSummary(summarize([]), { width: 80, color: false })).toEqual(['! nothing to run']);
  });

  it('fits a narrow terminal; only words that cannot break are longer', () => {
    const lines = draw('pr-failed', { width: 60 }).split('\n').slice(0, -2);
    const long = lines.filter((line) => line.length > 60);
    expect(long).toEqual([
      '  planner  src/plan.test.ts › plans › asks again until the plan is valid',
      '  planner  src/plan.test.ts › plans › orders steps by their dependencies',
    ]);
  });

  it('is the same text in colour', () => {
    const summary = summarize(fixture('pr-failed'));
    const colored = renderSummary(summary, { width: 100, color: true });
    expect(colored.join('\n')).toContain('\u001B[31m');
    expect(colored.map((line) => stripVTControlCharacters(line))).toEqual(
      renderSummary(summary, { width: 100, color: false }),
    );
  });

  it('shows five of a kind and says where the others are', () => {
    const [, record] = fixture('pr-failed');
    const problem = record!.problems[0]!;
    const many = { ...record!, problems: Array.from({ length: 12 }, () => problem) };
    const lines = renderSummary(summarize([many]), { width: 100, color: false });
    expect(lines).toContain('✗ LIVE_CALL_REFUSED × 12');
    expect(lines).toContain('  … and 7 more in .plumbline/runs/');
  });

  it('passes no escape sequence of a message on to the terminal', () => {
    const [, record] = fixture('pr-failed');
    const problem = { ...record!.problems[0]!, message: '\u001B[2J\u001B[31mgone\u001B[39m' };
    const lines = renderSummary(summarize([{ ...record!, problems: [problem] }]), {
      width: 100,
      color: false,
    });
    expect(lines).toContain('    gone');
  });
});
