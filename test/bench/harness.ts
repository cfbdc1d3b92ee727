/** One measured figure beside what it is judged by. */
export interface BenchLine {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What the baseline is, in a few words. */
  readonly baseline: string;
  /** In the same unit, from the same run where that is possible. */
  readonly baselineFigure: number;
  readonly runs: number;
}

export interface BenchGroup {
  readonly name: string;
  run(report: (line: BenchLine) => void): Promise<void>;
}

/** Which groups were asked for; a sentence instead where that cannot be done. */
export type BenchChoice =
  | { readonly ok: true; readonly groups: readonly BenchGroup[]; readonly isJson: boolean }
  | { readonly ok: false; readonly sentence: string };

export const chooseGroups = (groups: readonly BenchGroup[], words: readonly string[]): BenchChoice => {
  const names = groups.map((group) => group.name);
  const known = `Groups: ${names.join(', ')}.`;
  const wanted = words.filter((word) => word !== '--json');
  if (wanted.length === 0) return { ok: false, sentence: `Name one or more groups to measure. ${known}` };
  const unknown = wanted.find((word) => !names.includes(word));
  if (unknown !== undefined) return { ok: false, sentence: `There is no bench group "${unknown}". ${known}` };
  return {
    ok: true,
    groups: groups.filter((group) => wanted.includes(group.name)),
    isJson: words.includes('--json'),
  };
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export const describeLine = (line: BenchLine, isJson: boolean): string => {
  const { name, unit, baseline, runs } = line;
  const figure = rounded(line.figure);
  const baselineFigure = rounded(line.baselineFigure);
  // Of two that lost nothing neither is better.
  const ratio = line.figure === line.baselineFigure ? 1 : rounded(line.figure / line.baselineFigure);
  if (isJson) return JSON.stringify({ name, figure, unit, baseline, baselineFigure, ratio, runs });
  return `${name}: ${figure} ${unit} · ${baseline}: ${baselineFigure} ${unit} · ratio ${ratio} · ${runs} runs`;
};

/** Measures one group after the other, so that they do not disturb each other. */
export const runBench = async (
  groups: readonly BenchGroup[],
  isJson: boolean,
  print: (line: string) => void,
): Promise<void> => {
  for (const group of groups) await group.run((line) => print(describeLine(line, isJson)));
};
