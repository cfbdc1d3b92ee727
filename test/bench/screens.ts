import type { FrameMode } from '#shared/screen/frame.ts';
import { gridWidth } from '#shared/screen/frame.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { mustHaveKept } from './screens/must-have-kept.ts';
import { stepAt } from './screens/script.ts';
import {
  leaveClass,
  openClass,
  References,
  withScreensSetting,
  type ScreensSetting,
} from './screens/setting.ts';
import {
  glassToGlassP95Ms,
  jpegGlassToGlassP95Ms,
  jpegRun,
  playScript,
  watchedRun,
  type WatchedRun,
} from './screens/watched-run.ts';

type Report = (line: BenchLine) => void;

interface Quality {
  readonly ssim: number;
  readonly jpegSsim: number;
  readonly jpegKB: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const widthOf = (mode: FrameMode): number => (mode === 'grid' ? gridWidth : 10_000);

/** How true the pictures on the dashboard are, beside JPEG of the same moments. The dashboard page holds them still. */
const judge = async (
  { dashboard }: ScreensSetting,
  references: References,
  mode: FrameMode,
): Promise<Quality> => {
  const steps = (await dashboard.evaluate('noted.kept.map(({ step }) => step)')) as number[];
  const ours: number[] = [];
  for (const [index, step] of steps.entries()) {
    const lossless = await references.of(step);
    const alike = `(async () => {
      const reference = await referenceOf(${JSON.stringify(lossless)}, ${widthOf(mode)});
      const { image } = noted.kept[${index}];
      return image.width === reference.width && image.height === reference.height
        ? ssim(pixelsOf(reference, reference.width, reference.height), image) : null;
    })()`;
    const value = (await dashboard.evaluate(alike)) as number | null;
    // Close up, the first may still be the small picture.
    if (value !== null) ours.push(value);
  }
  const jpegs: { bytes: number; ssim: number }[] = [];
  for (let second = 0; second < 60; second += 1) {
    const lossless = await references.of(stepAt(second * 1_000));
    const written = `referenceOf(${JSON.stringify(lossless)}, ${widthOf(mode)}).then(jpegOf)`;
    jpegs.push((await dashboard.evaluate(written)) as { bytes: number; ssim: number });
  }
  return {
    ssim: mean(ours),
    jpegSsim: mean(jpegs.map(({ ssim }) => ssim)),
    jpegKB: jpegs.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000,
  };
};

const everySecond = 'JPEG q50 every second';

const tell = (
  report: Report,
  mode: FrameMode,
  run: WatchedRun,
  quality: Quality,
  rest: { readonly idleCpu: number; readonly jpegCpu: number; readonly jpegGlassMs: number },
): void => {
  const runs = 1;
  const how = `${run.frames.length} frames, ${[...new Set(run.frames.map(({ head }) => head.codec))].join(' and ')}`;
  const line = (name: string, figure: number, unit: string, baselineFigure: number): void =>
    report({ name: `screens.${name}`, figure, unit, baseline: everySecond, baselineFigure, runs });
  line(`${mode}KBPerMinute`, run.bytes / 1_000, `KB a minute (${how})`, quality.jpegKB);
  line(`${mode}Ssim`, quality.ssim, 'SSIM', quality.jpegSsim);
  line(
    'cpuPercent',
    run.cpuPercent - rest.idleCpu,
    `% of a core to take, write and send (${mode})`,
    rest.jpegCpu,
  );
  line('glassToGlassP95Ms', glassToGlassP95Ms(run.played, run.painted), `ms (${mode})`, rest.jpegGlassMs);
};

/** One minute of typical use on a real screen, watched in a real dashboard: what it costs and what is seen. */
export const screensBench: BenchGroup = {
  name: 'screens',
  run: (report) =>
    withScreensSetting(async (setting) => {
      await leaveClass(setting);
      const idle = await playScript(setting);
      const jpeg = await jpegRun(setting);
      const rest = {
        idleCpu: idle.cpuPercent,
        jpegCpu: jpeg.cpuPercent - idle.cpuPercent,
        jpegGlassMs: jpegGlassToGlassP95Ms(jpeg.played, jpeg.shots),
      };
      const references = await References.open(setting);
      for (const mode of ['grid', 'close'] as const) {
        await openClass(setting);
        const run = await watchedRun(setting, mode);
        await mustHaveKept(setting);
        tell(report, mode, run, await judge(setting, references, mode), rest);
        await leaveClass(setting);
      }
    }),
};
