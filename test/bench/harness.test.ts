import { expect, test } from 'vitest';
import { chooseGroups, describeLine, runBench, type BenchGroup } from './harness.ts';

const line = { name: 'a.figure', figure: 3, unit: 'µs', baseline: 'bare', baselineFigure: 2, runs: 7 };
const group = (name: string): BenchGroup => ({ name, run: async (report) => report({ ...line, name }) });
const groups = [group('decide'), group('relay')];

test('the groups named are run in the order of the list, one line each', async () => {
  const choice = chooseGroups(groups, ['relay', 'decide', '--json']);
  if (!choice.ok) throw new Error(choice.sentence);
  const printed: string[] = [];
  await runBench(choice.groups, choice.isJson, (text) => printed.push(text));
  expect(printed.map((text) => (JSON.parse(text) as { name: string }).name)).toEqual(['decide', 'relay']);
});

test('an unknown group, or none, is answered with the list', () => {
  expect(chooseGroups(groups, ['speed'])).toEqual({
    ok: false,
    sentence: 'There is no bench group "speed". Groups: decide, relay.',
  });
  expect(chooseGroups(groups, ['--json'])).toMatchObject({ ok: false });
});

test('a line carries figure, baseline and ratio', () => {
  expect(JSON.parse(describeLine(line, true))).toEqual({
    name: 'a.figure',
    figure: 3,
    unit: 'µs',
    baseline: 'bare',
    baselineFigure: 2,
    ratio: 1.5,
    runs: 7,
  });
  expect(describeLine(line, false)).toBe('a.figure: 3 µs · bare: 2 µs · ratio 1.5 · 7 runs');
});

test('two that lost nothing are equal', () => {
  expect(describeLine({ ...line, figure: 0, baselineFigure: 0 }, false)).toContain('ratio 1 ');
});
