import type { GroupRegistration } from '../../command/registration.ts';

/** `plumb cassette …`: the life of recordings. */
export const cassetteGroup: GroupRegistration = {
  name: 'cassette',
  summary: 'List, check, prune and refresh recordings',
  commands: [
    {
      name: 'list',
      summary: 'Which recordings there are',
      load: async () => (await import('./list.ts')).listCommand,
    },
    {
      name: 'show',
      summary: 'What a recording holds',
      load: async () => (await import('./show.ts')).showCommand,
    },
    {
      name: 'stats',
      summary: 'What the recordings come to',
      load: async () => (await import('./stats.ts')).statsCommand,
    },
    {
      name: 'check',
      summary: 'Valid, ordered, used, fresh, without secrets',
      load: async () => (await import('./check.ts')).checkCommand,
    },
    {
      name: 'prune',
      summary: 'Remove what no test uses',
      load: async () => (await import('./prune.ts')).pruneCommand,
    },
    {
      name: 'stale',
      summary: 'Which recordings are stale or due, and why',
      load: async () => (await import('./stale.ts')).staleCommand,
    },
    {
      name: 'refresh',
      summary: 'Record what is stale or due anew',
      load: async () => (await import('./refresh.ts')).refreshCommand,
    },
    {
      name: 'schedule',
      summary: 'What is due when; a job for CI',
      load: async () => (await import('./schedule.ts')).scheduleCommand,
    },
  ],
};
