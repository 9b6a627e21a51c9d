import { describe, expect, test } from 'vitest';
import { allowedDependencies, type LayeredPackage } from './allowed-dependencies.ts';

const packages: readonly LayeredPackage[] = [
  { name: '@plumbline/contracts', layer: 'contracts' },
  { name: '@plumbline/durable', layer: 'leaf' },
  { name: '@plumbline/secrets', layer: 'leaf' },
  { name: '@plumbline/cassette', layer: 'resource' },
  { name: '@plumbline/qa', layer: 'system' },
  { name: '@plumbline/cli', layer: 'host' },
  { name: '@plumbline/nx', layer: 'host' },
  { name: '@plumbline/vitest', layer: 'host' },
  { name: '@plumbline/eslint-plugin', layer: 'host' },
  { name: '@plumbline-tools/repo', layer: 'tool' },
];

function allowedFor(name: string): readonly string[] {
  const from = packages.find((candidate) => candidate.name === name);
  return from === undefined ? [] : allowedDependencies(from, packages).filter((allowed) => allowed !== name);
}

describe('allowedDependencies', () => {
  test('contracts import no package', () => expect(allowedFor('@plumbline/contracts')).toEqual([]));

  test('a leaf imports contracts, not its siblings', () =>
    expect(allowedFor('@plumbline/secrets')).toEqual(['@plumbline/contracts']));

  test('a host imports every later column, no other host', () =>
    expect(allowedFor('@plumbline/cli')).toEqual([
      '@plumbline/contracts',
      '@plumbline/durable',
      '@plumbline/secrets',
      '@plumbline/cassette',
      '@plumbline/qa',
    ]));

  test('the Nx plugin may import the Vitest plugin, not the other way', () => {
    expect(allowedFor('@plumbline/nx')).toContain('@plumbline/vitest');
    expect(allowedFor('@plumbline/vitest')).not.toContain('@plumbline/nx');
  });

  test('the lint plugins keep to leaves and contracts', () =>
    expect(allowedFor('@plumbline/eslint-plugin')).toEqual([
      '@plumbline/contracts',
      '@plumbline/durable',
      '@plumbline/secrets',
    ]));

  test('a tool imports anything, and nobody imports a tool', () => {
    expect(allowedFor('@plumbline-tools/repo')).toHaveLength(packages.length - 1);
    expect(packages.filter(({ name }) => allowedFor(name).includes('@plumbline-tools/repo'))).toEqual([]);
  });
});
