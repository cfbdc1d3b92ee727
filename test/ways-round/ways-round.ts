import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { waySchema, type Way } from './way.ts';

/** Every way round the filter that we know of. The data stands in `ways-round.json`. */
export const waysRound: readonly Way[] = z
  .array(waySchema)
  .parse(JSON.parse(readFileSync(new URL('ways-round.json', import.meta.url), 'utf8')));

/** A way with a mutant. */
export type TestedWay = Way & { readonly tested: { readonly on: 'chromium'; readonly without: string[] } };

export const testedWays: readonly TestedWay[] = waysRound.filter(
  (way): way is TestedWay => way.tested.on === 'chromium',
);
