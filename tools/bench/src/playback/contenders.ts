import type { Contender } from './contender.ts';

/** Who is measured, by name; loaded where it is: each changes the process that it runs in. */
export const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
  'a stubbed fetch': async () => (await import('./contenders/stub.ts')).stub,
  Plumbline: async () => (await import('./contenders/plumbline.ts')).plumbline,
  'undici SnapshotAgent': async () => (await import('./contenders/snapshot-agent.ts')).snapshotAgent,
  '@mswjs/interceptors': async () => (await import('./contenders/interceptors.ts')).interceptors,
  MSW: async () => (await import('./contenders/msw.ts')).msw,
  nock: async () => (await import('./contenders/nock.ts')).nockContender,
  Polly: async () => (await import('./contenders/polly.ts')).polly,
};
