import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryWays, type Arrived } from '../ways-round/try-ways.ts';
import { raiseWaysStage, type WaysStage } from '../ways-round/ways-stage.ts';
import { testedWays, type TestedWay } from '../ways-round/ways-round.ts';

/** Many launches of a browser: minutes on a busy machine. */
const runMs = 600_000;

let stage: WaysStage;
beforeAll(async () => {
  stage = await raiseWaysStage();
});
afterAll(() => stage?.close());

/** Each mutant is launched once for all its ways. */
const byMutant = new Map<string, TestedWay[]>();
for (const way of testedWays) {
  const key = way.tested.without.join(', ');
  byMutant.set(key, [...(byMutant.get(key) ?? []), way]);
}

/**
 * That a way works at all is the claim, and the browser delays some (frames out of sight, fetches in the background)
 * at its own discretion: what did not arrive is tried once more, with fewer beside it.
 */
const tryUntilArrived = async (ways: readonly TestedWay[], without: readonly string[]): Promise<Arrived> => {
  const first = await tryWays(stage, ways, without);
  const missing = ways.filter(({ id }) => first.get(id)?.length === 0);
  if (missing.length === 0) return first;
  return new Map([...first, ...(await tryWays(stage, missing, without))]);
};

describe.each([...byMutant])('without %s', (without, ways) => {
  let arrived: Arrived;
  beforeAll(async () => {
    arrived = await tryUntilArrived(ways, without.split(', '));
  }, runMs);

  test.each(ways.map(({ id }) => id))('%s arrives', (id) => {
    expect(arrived.get(id)).not.toEqual([]);
  });
});
