import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { Policy } from '#shared/policy/policy.ts';

/** What tests of judging are judged by. */
export const judgedPolicy: Policy = {
  version: 1,
  schoolName: 'Appletree Primary',
  publishedAt: 1,
  categories: [],
  rules: {
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: {},
        blockHosts: ['bets.example'],
        allowHosts: ['maths.example', 'google.com'],
        unknownSites: 'think',
      },
    ],
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
};
/** Its own lists block a site; the full index opens a part of it. */
export const withAnIndex: Policy = {
  ...judgedPolicy,
  categories: [
    { id: 'games', label: 'Games', isIllegal: false, hosts: ['games.example'] },
    { id: 'learning', label: 'Learning', isIllegal: false, hosts: [] },
  ],
  rules: {
    ...judgedPolicy.rules,
    audiences: judgedPolicy.rules.audiences.map((each) => ({
      ...each,
      categories: { games: 'block', learning: 'allow' } as const,
    })),
  },
  fullIndex: { sha256: 'a'.repeat(64), sizeBytes: 1 },
};
