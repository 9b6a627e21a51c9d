import { mkdirSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../measure.ts';
import type { ClientName } from '../playback/contender.ts';
import { contenders } from '../playback/contenders.ts';
import { startServer } from '../playback/exchanges.ts';
import type { Held } from '../playback/hold.ts';
import type { Measured } from '../playback/play.ts';
import { runChild } from '../playback/run-child.ts';
import type { Row } from '../row.ts';

const clients: readonly ClientName[] = ['fetch', 'undici.request', 'node:http'];
const overStub: Readonly<Record<ClientName, number>> = { fetch: 100, 'undici.request': 25, 'node:http': 80 };
const stub = 'a stubbed fetch';
const ours = 'Plumbline';
const many = 10_000;

/** One contender with one client and so many recordings. */
interface Cell {
  readonly contender: string;
  readonly client: ClientName;
  readonly count: number;
}

/**
 * Measures playback, each client against a stubbed fetch and against other libraries that answer it; with
 * many recordings against few; and what a large cassette costs. Each measurement is a process of its own, and
 * all of them take turns.
 *
 * @param _nodeModules - Not needed here.
 * @param rounds - How often each is measured.
 * @returns A row each.
 */
export async function playback(_nodeModules: string, rounds: number): Promise<readonly Row[]> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-bench-'));
  await using server = await startServer();
  const place = { base: folder.path, origin: server.origin };
  const cells = allCells();
  for (const cell of cells) await prepare(place, cell);
  const costs = await measureCells(place, cells, rounds);
  const held = await measureHeld(place, rounds);
  return [...clients.flatMap((client) => rowsOf(client, costs)), ...heldRows(held)];
}

function allCells(): readonly Cell[] {
  const few = Object.keys(contenders).flatMap((contender) =>
    clients.map((client) => ({ contender, client, count: 100 })),
  );
  return [...few, ...clients.map((client) => ({ contender: ours, client, count: many }))];
}

interface Place {
  readonly base: string;
  readonly origin: string;
}

/** What we recorded once plays to every client. */
async function prepare(place: Place, cell: Cell): Promise<void> {
  const options = optionsOf(place, cell);
  if (mkdirSync(options.folder, { recursive: true }) === undefined) return;
  await runChild('play.ts', { ...options, prepare: true });
}

function optionsOf({ base, origin }: Place, { contender, client, count }: Cell) {
  const recording = contender === ours ? 'ours' : `${contender}-${client}`.replace(/\W+/gu, '-');
  return {
    contender,
    client,
    count: String(count),
    origin,
    folder: join(base, `${recording}-${String(count)}`),
  };
}

type Costs = ReadonlyMap<string, Measured>;

async function measureCells(place: Place, cells: readonly Cell[], rounds: number): Promise<Costs> {
  const each = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const cell of round % 2 === 0 ? cells : cells.toReversed()) {
      const measured = await runChild<Measured>('play.ts', optionsOf(place, cell));
      if (measured !== undefined) each.set(nameOf(cell), [...(each.get(nameOf(cell)) ?? []), measured]);
    }
  }
  return new Map([...each].map(([name, all]) => [name, medianOf(all)]));
}

function nameOf({ contender, client, count }: Cell): string {
  return `${contender}, ${client}, ${String(count)}`;
}

function medianOf(all: readonly Measured[]): Measured {
  return { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) };
}

async function measureHeld(place: Place, rounds: number): Promise<Held> {
  const options = optionsOf(place, { contender: ours, client: 'fetch', count: many });
  const { folder, origin, count } = options;
  const all: Held[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const held = await runChild<Held>('hold.ts', { folder, origin, count });
    if (held !== undefined) all.push(held);
  }
  const middle = (field: keyof Held): number => median(all.map((held) => held[field]));
  return { openingMs: middle('openingMs'), openHeap: middle('openHeap'), growth: middle('growth') };
}

function rowsOf(client: ClientName, costs: Costs): readonly Row[] {
  const cost = (contender: string, count = 100): Measured | undefined =>
    costs.get(nameOf({ contender, client: contender === stub ? 'fetch' : client, count }));
  const mine = cost(ours);
  if (mine === undefined) return [];
  const what = `playback, 100 interactions, ${client}`;
  const others = Object.keys(contenders).filter((contender) => contender !== ours && contender !== stub);
  return [
    ...rowAgainst(cost(stub), (bare) => overStubRow(what, mine, { bare, goal: overStub[client] })),
    ...others.flatMap((other) =>
      rowAgainst(cost(other), (theirs) => otherRow(what, mine, { other, theirs })),
    ),
    ...rowAgainst(cost(ours, many), (large) => manyRow(client, mine, large)),
  ];
}

function rowAgainst(measured: Measured | undefined, row: (measured: Measured) => Row): Row[] {
  return measured === undefined ? [] : [row(measured)];
}

function overStubRow(what: string, mine: Measured, { bare, goal }: { bare: Measured; goal: number }): Row {
  return {
    what,
    against: stub,
    ratio: `+${(mine.wall - bare.wall).toFixed(0)} µs wall, +${(mine.cpu - bare.cpu).toFixed(0)} CPU-µs`,
    goal: `≤ +${String(goal)} µs`,
    figures: figures(mine, bare),
  };
}

function otherRow(what: string, mine: Measured, { other, theirs }: { other: string; theirs: Measured }): Row {
  return {
    what,
    against: other,
    ratio: `${(theirs.wall / mine.wall).toFixed(1)}× less wall, ${(theirs.cpu / mine.cpu).toFixed(1)}× less CPU`,
    goal: '>1×',
    figures: figures(mine, theirs),
  };
}

function manyRow(client: ClientName, mine: Measured, large: Measured): Row {
  return {
    what: `playback, 10,000 interactions, ${client}`,
    against: '100 interactions',
    ratio: `${(large.wall / mine.wall).toFixed(2)}× wall, ${(large.cpu / mine.cpu).toFixed(2)}× CPU`,
    goal: '≤1.3×',
    figures: figures(large, mine),
  };
}

function figures(mine: Measured, theirs: Measured): string {
  const show = ({ wall, cpu }: Measured): string => `${wall.toFixed(0)} µs / ${cpu.toFixed(0)} CPU-µs`;
  return `${show(mine)} against ${show(theirs)}`;
}

function heldRows({ openingMs, openHeap, growth }: Held): readonly Row[] {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const row = (what: string, goal: string, measured: string): Row => ({
    what,
    against: '—',
    ratio: measured,
    goal,
    figures: '10,000 interactions',
  });
  return [
    row('opening a large cassette, until the first answer', '≤60 ms', `${openingMs.toFixed(0)} ms`),
    row('heap of a session on it', '≤5 MB', megabytes(openHeap)),
    row('growth of the heap over 10,000 replays', '<10 MB', megabytes(growth)),
  ];
}
