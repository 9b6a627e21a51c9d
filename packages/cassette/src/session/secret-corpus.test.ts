import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cassetteStage, type CassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer, type LoopbackServer } from '../testing/loopback-server.contract.ts';
import { drawFrom, environmentSecrets, shapedSecrets } from '../testing/secret-forms.contract.ts';
import { namedPlaces, ordinaryPlaces, type PlantedPlace } from '../testing/secret-places.contract.ts';

/** A secret in a place; on the next machine it is another. */
interface Plant {
  readonly name: string;
  readonly place: PlantedPlace;
  readonly secret: (seed: number) => string;
}

const isSoak = process.env['PLUMBLINE_SOAK'] === '1';

const environmentPlants = Object.entries(environmentSecrets).flatMap(([form, make]) =>
  Object.entries(ordinaryPlaces).map(([where, place]) =>
    plant(`${form} in ${where}`, place, (seed) => make(drawFrom(seed + form.length))),
  ),
);

/** Each form of secret in each of its places; of the many shapes, a sample whose places go round. */
const plants: readonly Plant[] = [
  ...Object.entries(shapedSecrets).flatMap(([form, make], formIndex) =>
    Object.entries(ordinaryPlaces)
      .filter((_, index) => isSoak || (index + formIndex) % 8 === 0)
      .map(([where, place]) => plant(`a key of ${form} in ${where}`, place, (seed) => make(drawFrom(seed)))),
  ),
  ...environmentPlants,
  ...Object.entries(namedPlaces).map(([where, place]) => plant(where, place, (seed) => drawFrom(seed)(9))),
];

function plant(name: string, place: PlantedPlace, secret: Plant['secret']): Plant {
  return { name, place, secret };
}

function environmentOf(seed: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environmentSecrets).map(([name, make]) => [name, make(drawFrom(seed + name.length))]),
  );
}

async function askAll(origin: string, seed: number): Promise<void> {
  for (const [index, { place, secret }] of plants.entries()) {
    const { path = '', init = {} } = place.ask?.(secret(seed)) ?? {};
    const headers = new Headers(init.headers);
    headers.set('x-plant', String(index));
    const response = await fetch(`${origin}/plant/${String(index)}${path}`, {
      redirect: 'manual',
      ...init,
      headers,
    });
    await response.arrayBuffer();
  }
}

/** Everything that could be read out of the files of a recording, however it is written there. */
function readable(stage: CassetteStage): string {
  const folder = dirname(stage.path);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const lines = files.flatMap((file) => file.split('\n').filter((line) => line.startsWith('{')));
  const texts = lines.flatMap((line) => spoken(JSON.parse(line)));
  const once = [...files, ...texts].flatMap((text) => [
    text,
    unescaped(text),
    decoded(text),
    pieces(text),
    ...unpacked(text),
  ]);
  return [...once, ...once.map(decoded), ...once.map(unescaped)].join('\n');
}

/** All strings of a value; those of a list also as one. */
function spoken(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, item]) => [name, ...spoken(item)]);
  return Array.isArray(value) ? [...inner, value.filter((item) => typeof item === 'string').join('')] : inner;
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');
}

function decoded(text: string): string {
  const bytes = text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
  );
  return `${bytes}\n${bytes.replaceAll('+', ' ')}`;
}

/** What a client puts together of the events of a stream. */
function pieces(text: string): string {
  const parts = Array.from(
    text.matchAll(/"(?:content|text|partial_json|response)":("(?:[^"\\]|\\.)*")/g),
    ([, part]) => String(JSON.parse(part ?? '""')),
  );
  const bare = Array.from(text.matchAll(/^data: ([^{\n]+)$/gm), ([, part]) => part);
  return `${parts.join('')}\n${unescaped(parts.join(''))}\n${bare.join('')}\n${decoded(bare.join(''))}`;
}

function unpacked(text: string): readonly string[] {
  return Array.from(text.matchAll(/[\w+/-]{8,}={0,2}/g), ([run]) =>
    [0, 1, 2, 3].map((shift) => Buffer.from(run.slice(shift), 'base64').toString('latin1')),
  )
    .flat()
    .map((bytes) => `${bytes}\n${Buffer.from(bytes, 'latin1').toString()}`);
}

/** Names of the plants that can be read on the disk, whole or by their end. */
function foundOn(stage: CassetteStage, seed: number): readonly string[] {
  const disk = readable(stage);
  const isThere = new Map<string, boolean>();
  return plants.flatMap(({ name, secret }) => {
    const text = secret(seed);
    const known = isThere.get(text) ?? (disk.includes(text) || disk.includes(text.slice(-10)));
    isThere.set(text, known);
    return known ? [name] : [];
  });
}

async function startPlanted(seed: number): Promise<LoopbackServer> {
  return startLoopbackServer((request, reply) => {
    const planted = plants[Number(request.headers['x-plant'])];
    request.resume().on('end', () => {
      if (planted?.place.answer === undefined) reply.end('ok');
      else planted.place.answer(planted.secret(seed), reply);
    });
  });
}

describe(`${String(plants.length)} planted secrets`, () => {
  const [here, there] = [11, 4242];

  test(
    'do not reach the disk, and their requests are answered where the secrets are others',
    { timeout: 300_000 },
    async () => {
      expect(plants.length).toBeGreaterThanOrEqual(200);
      const environment = environmentOf(here);
      using stage = cassetteStage([], { environment });
      await using server = await startPlanted(here);
      const { session } = await stage.run('record', () => askAll(server.origin, here));
      expect(foundOn(stage, here)).toEqual([]);
      expect(session.counts()).toMatchObject({
        recorded: plants.length,
        redacted: { 'environment-value': expect.any(Number) as number },
      });
      Object.assign(environment, environmentOf(there));
      const played = await stage.run('playback', () => askAll(server.origin, there));
      expect(played.session.counts()).toMatchObject({ hits: plants.length, misses: 0 });
    },
  );

  test(
    'would be seen on the disk: those of the environment are, where nothing is known of it',
    { timeout: 300_000 },
    async () => {
      using stage = cassetteStage();
      await using server = await startPlanted(here);
      await stage.run('record', () => askAll(server.origin, here));
      expect(foundOn(stage, here)).toEqual(environmentPlants.map(({ name }) => name));
    },
  );
});
