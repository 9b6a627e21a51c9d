import { formatBytes } from './format-bytes.ts';
import { formatCount } from './format-count.ts';
import { formatDuration } from './format-duration.ts';
import type { RenderContext } from './render-context.ts';
import type { Summary } from './summary.ts';
import { wrapText } from './wrap-text.ts';

const labelWidth = 14;
const slowestShown = 3;

/** A row of the table: what it is about, and its lines. */
type Row = readonly [label: string, lines: readonly string[]];

/**
 * Draws the numbers of a run as an aligned table, one row a subject.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns One block of lines.
 */
export function renderFacts(summary: Summary, context: RenderContext): string[] {
  const rows: readonly Row[] = [
    ['Projects', [projects(summary)]],
    ['Tests', [tests(summary)]],
    ['Recordings', [recordings(summary), ...played(summary)]],
    ['Time', [time(summary)]],
    ['Slowest', slowest(summary, context)],
    ['Apart', apart(summary)],
  ];
  return rows.flatMap((row) => renderRow(row, context));
}

function renderRow([label, lines]: Row, { width, paint }: RenderContext): string[] {
  const fitting = lines.flatMap((line) => wrapText(line, { width: width - labelWidth, indent: 0 }));
  return fitting.map((line, index) => paint.dim(`  ${index === 0 ? label : ''}`.padEnd(labelWidth)) + line);
}

function projects({ projects: counts }: Summary): string {
  return listed([
    [counts.passed, 'passed'],
    [counts.failed, 'failed'],
    [counts.interrupted, 'interrupted'],
    [counts.notRun, 'not fully run'],
    [counts.cached, 'from the cache'],
  ]);
}

function tests({ tests: counts }: Summary): string {
  return listed([
    [counts.passed, 'passed'],
    [counts.failed, 'failed'],
    [counts.skipped, 'skipped'],
    [counts.notRun, 'not run'],
  ]);
}

function listed(counts: readonly (readonly [count: number, label: string])[]): string {
  const present = counts.filter(([count], index) => count > 0 || index === 0);
  return present.map(([count, label]) => `${String(count)} ${label}`).join(' · ');
}

function recordings(summary: Summary): string {
  const { hits, misses, recorded, liveCalls, unplayed = 0 } = summary.recordings;
  const refused = refusedOf(summary);
  return [
    `${String(hits)} hit`,
    `${String(misses)} missed`,
    ...(recorded > 0 ? [`${String(recorded)} recorded`] : []),
    ...(refused > 0 ? [`${String(refused)} refused`] : []),
    formatCount(liveCalls - refused, 'live call'),
    ...(unplayed > 0 ? [`${String(unplayed)} not asked for`] : []),
  ].join(' · ');
}

/** Nothing, where nothing was played or an older version did not count it. */
function played({ recordings: { bytes, savedMs, untimed = 0 } }: Summary): string[] {
  const saved = [
    ...(savedMs === undefined ? [] : [`${formatDuration(Math.max(0, savedMs))} saved`]),
    ...(untimed === 0 ? [] : [`time saved by ${formatCount(untimed, 'hit')} unknown`]),
  ];
  if (bytes === undefined && saved.length === 0) return [];
  return [[...(bytes === undefined ? [] : [`${formatBytes(bytes)} played`]), ...saved].join(' · ')];
}

/**
 * Requests that were about to leave the machine count as live calls; playback refuses them all.
 * Beside a live run those of both are one number: there what was missed is what was refused.
 */
function refusedOf({ runs, recordings: { misses, liveCalls } }: Summary): number {
  if (runs.includes('record')) return 0;
  return runs.includes('live') ? Math.min(misses, liveCalls) : liveCalls;
}

function time({ time: { wallMs, testsMs, efficiency, workers, batches } }: Summary): string {
  if (batches === 0) return `${formatDuration(wallMs)} · everything from the cache`;
  if (efficiency === null) return `${formatDuration(wallMs)} · no test was run`;
  const parallel = `parallel efficiency ${String(Math.round(efficiency * 100))}% of ${formatCount(workers, 'worker')}`;
  const inBatches = batches > 1 ? ` in ${String(batches)} batches` : '';
  return `${formatDuration(wallMs)} · tests ${formatDuration(testsMs)} · ${parallel}${inBatches}`;
}

function slowest(summary: Summary, { width }: RenderContext): string[] {
  const tests = summary.slowest.slice(0, slowestShown);
  const durations = tests.map(({ durationMs }) => formatDuration(durationMs));
  const durationWidth = widest(durations);
  const projectWidth = widest(tests.map(({ project }) => project));
  return tests.map(({ project, file, test }, index) => {
    const head = `${(durations[index] ?? '').padStart(durationWidth)}  ${project.padEnd(projectWidth)}  `;
    return head + cut(`${file} › ${test.split(' > ').join(' › ')}`, width - labelWidth - head.length);
  });
}

function cut(text: string, room: number): string {
  const shown = Math.max(room, 20);
  return text.length > shown ? `${text.slice(0, shown - 1)}…` : text;
}

function apart(summary: Summary): string[] {
  const width = widest(summary.apart.map(({ project }) => project));
  return summary.apart.map(({ project, reason }) => `${project.padEnd(width)}  ${reason}`);
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
