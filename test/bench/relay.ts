import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../support/package-root.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { measureBytes } from './relay-bytes.ts';
import type { Measured } from './relay-size.ts';
import { measureStoppedViewer } from './relay-stopped-viewer.ts';

const sizes = [1_000, 2_000];

/** Of so many devices; see `relay-size.ts`. */
const measure = async (deviceCount: number, report: (line: BenchLine) => void): Promise<void> => {
  const child = fork(join(packageRoot, 'test/bench/relay-size.ts'), [String(deviceCount)], {
    serialization: 'advanced',
  });
  child.on('message', (lines) => (lines as Measured).forEach(report));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The measuring of ${deviceCount} devices ended with code ${code}`);
};

/** The server's cost of devices that tell and show, beside bare `ws` that parses, stores and passes on the same. */
export const relayBench: BenchGroup = {
  name: 'relay',
  run: async (report) => {
    for (const deviceCount of sizes) await measure(deviceCount, report);
    const { watched, unwatched } = await measureBytes();
    report({
      name: 'relay.unwatchedBytesPercent',
      figure: (unwatched / watched) * 100,
      unit: '% of the bytes',
      baseline: `the same class watched, ${Math.round(watched / 1024)} KB a minute`,
      baselineFigure: 100,
      runs: 1,
    });
    const { server, bare } = await measureStoppedViewer();
    report({
      name: 'relay.stoppedViewerMB',
      figure: server / 1e6,
      unit: 'MB more after 60 s for a viewer who reads nothing of 20 screens',
      baseline: 'bare ws, which keeps it all',
      baselineFigure: bare / 1e6,
      runs: 1,
    });
  },
};
