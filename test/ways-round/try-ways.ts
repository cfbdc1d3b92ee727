import { inPool } from '../support/in-pool.ts';
import { procedures, type Company } from './procedures/index.ts';
import { Scene } from './scene.ts';
import type { WaysStage } from './ways-stage.ts';
import type { TestedWay } from './ways-round.ts';

/** What arrived by each way: method and address of every request that should have been stopped. */
export type Arrived = ReadonlyMap<string, readonly string[]>;

/** Most of the time of each is waiting for what should not come. */
const atOnce = 8;

interface Attempt {
  readonly scene: Scene;
  /** What follows once the `later` hosts are blocked. */
  readonly rest: () => Promise<void>;
}

/** Tries ways in one browser, with the extension as it is or with something left out. */
export const tryWays = async (
  stage: WaysStage,
  ways: readonly TestedWay[],
  without: readonly string[],
): Promise<Arrived> => {
  await stage.setLater('open');
  const { pupil, close } = await stage.arrive(without);
  const arrived = new Map<string, readonly string[]>();
  const isMutant = without.length > 0;
  const scenes: Scene[] = [];
  const waiting: Attempt[] = [];
  const begin = async ({ id }: TestedWay): Promise<void> => {
    const scene = new Scene({ id, pupil, stage, isMutant });
    scenes.push(scene);
    const rest = await procedures[id]?.run(scene);
    if (typeof rest === 'function') waiting.push({ scene, rest });
    else await finish(scene);
  };
  const finish = async (scene: Scene): Promise<void> => {
    // What starts a browser has given it its time before it left it.
    if (procedures[scene.id]?.company !== 'launches') await scene.settle();
    await scene.close();
  };
  try {
    const inCompany = (company: Company): TestedWay[] =>
      ways.filter(({ id }) => procedures[id]?.company === company);
    await inPool(inCompany('together'), atOnce, begin);
    await stage.setLater('blocked');
    for (const { scene } of waiting) scene.blocked();
    await inPool(waiting, atOnce, async ({ scene, rest }) => {
      await rest();
      await finish(scene);
    });
    for (const way of inCompany('alone')) await begin(way);
    await inPool(inCompany('floods'), atOnce, begin);
    for (const way of inCompany('launches')) await begin(way);
    for (const scene of scenes) {
      arrived.set(
        scene.id,
        scene.arrived().map(({ method, host, path }) => `${method} ${host}${path.slice(0, 60)}`),
      );
    }
    return arrived;
  } finally {
    await close();
  }
};
