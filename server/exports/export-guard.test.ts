import { expect, test } from 'vitest';
import { failure } from '#shared/result.ts';
import type { Actor } from '../people/actor.ts';
import { ExportGuard } from './export-guard.ts';

const actor = { accountId: 'a1' } as Actor;
const guard = new ExportGuard({
  rights: {
    refuse: async (_actor, ids) => (ids.includes('not-theirs') ? failure('not-found') : null),
  },
  sealedIncidents: {
    refusalOf: async (id) => (id === 'sealed' ? failure('not-allowed', 'This incident is sealed.') : null),
  },
  designated: {
    refuse: async (_actor, object) => (object === 'elsewhere' ? failure('not-designated') : null),
  },
});

test.each([
  [['one', 'two'], undefined],
  [['one', 'not-theirs'], 'not-found'],
  [['one', 'sealed'], 'not-allowed'],
  // Whoever may not know of it is not told either that it is sealed.
  [['sealed', 'not-theirs'], 'not-found'],
  [['elsewhere'], 'not-designated'],
  [['elsewhere', 'not-theirs'], 'not-found'],
])('%j: %s', async (ids, reason) => {
  expect((await guard.refuse(actor, ids))?.reason).toBe(reason);
});
