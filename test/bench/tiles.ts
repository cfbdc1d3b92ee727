import type { BenchGroup } from './harness.ts';
import { classRun, classSize } from './screens/class-run.ts';
import { leaveClass, openClass, withScreensSetting } from './screens/setting.ts';
import { watchedRun } from './screens/watched-run.ts';

/** What a whole class of moving pictures leaves of the dashboard's own thread. */
export const tilesBench: BenchGroup = {
  name: 'tiles',
  run: (report) =>
    withScreensSetting(async (setting) => {
      await openClass(setting);
      const { frames } = await watchedRun(setting, 'grid');
      await leaveClass(setting);
      // A teacher's machine runs no pupil's browser.
      await setting.pupil.close();
      const { still, moving, inPage } = await classRun(setting, frames);
      if (moving.movingTiles !== classSize) throw new Error(`Only ${moving.movingTiles} tiles moved.`);
      const line = (
        name: Exclude<keyof typeof still, 'movingTiles'>,
        what: string,
        baseline: string,
        { [name]: baselineFigure }: typeof still,
      ): void =>
        report({
          name: `tiles.${name}`,
          figure: moving[name],
          unit: `${what}, ${classSize} tiles`,
          baseline,
          baselineFigure,
          runs: 1,
        });
      const noneMoving = 'the same class with no picture moving';
      const drawnInPage = 'moving, drawn in the page’s own thread';
      line('longTasks', 'tasks over 50 ms a minute', noneMoving, still);
      line('longTasks', 'tasks over 50 ms a minute', drawnInPage, inPage);
      line('longestTaskMs', 'ms of the thread’s own time in its longest task', drawnInPage, inPage);
      line('framesPerSecond', 'interface frames a second', noneMoving, still);
      line('smoothPercent', '% of interface frames within 34 ms', noneMoving, still);
      line('threadPercent', '% of a core in the page’s own thread', noneMoving, still);
      line('threadPercent', '% of a core in the page’s own thread', drawnInPage, inPage);
    }),
};
