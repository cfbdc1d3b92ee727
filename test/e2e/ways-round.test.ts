import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryWays, type Arrived } from '../ways-round/try-ways.ts';
import { raiseWaysStage, type WaysStage } from '../ways-round/ways-stage.ts';
import { testedWays } from '../ways-round/ways-round.ts';

/** Many launches of a browser: minutes on a busy machine. */
const runMs = 600_000;

let stage: WaysStage;
beforeAll(async () => {
  stage = await raiseWaysStage();
});
afterAll(() => stage?.close());

describe('with the extension as it is', () => {
  let arrived: Arrived;
  beforeAll(async () => {
    arrived = await tryWays(stage, testedWays, []);
  }, runMs);

  test.each(testedWays.map(({ id, does }) => [id, does]))('%s: %s', (id) => {
    expect(arrived.get(id)).toEqual([]);
  });
});
