/** What the made-up page shows at one moment. Everything on it follows from this alone. */
export interface ScreenState {
  readonly page: 'reading' | 'typing' | 'photos';
  /** px from the top. */
  readonly scroll: number;
  /** Letters typed. */
  readonly typed: number;
  readonly hasCaret: boolean;
}

export interface ScriptStep {
  /** ms from the start. */
  readonly at: number;
  readonly state: ScreenState;
}

export const scriptMs = 60_000;

const start: ScreenState = { page: 'reading', scroll: 0, typed: 0, hasCaret: false };

/** Reading: every 2.5 s the wheel moves the page by some lines, in steps as a browser scrolls. */
const reading = (): ScriptStep[] => {
  const steps: ScriptStep[] = [{ at: 0, state: start }];
  for (let turn = 1; turn < 8; turn += 1) {
    for (let part = 1; part <= 5; part += 1) {
      const scroll = (turn - 1) * 280 + part * 56;
      steps.push({ at: turn * 2_500 + part * 50, state: { ...start, scroll } });
    }
  }
  return steps;
};

/** Typing: bursts of letters with a pause between words, and a caret that blinks when the hands rest. */
const typing = (): ScriptStep[] => {
  const [from, to] = [20_000, 40_000];
  const steps: ScriptStep[] = [];
  let typed = 0;
  let lastTypedAt = from;
  for (let at = from; at < to; at += 265) {
    const isResting = Math.floor((at - from) / 2_000) % 3 === 2;
    if (!isResting) {
      typed += 1;
      lastTypedAt = at;
    }
    const hasCaret = !isResting || Math.floor((at - lastTypedAt) / 530) % 2 === 0;
    const state: ScreenState = { page: 'typing', scroll: 0, typed, hasCaret };
    const last = steps.at(-1)?.state;
    if (last?.typed !== typed || last.hasCaret !== hasCaret) steps.push({ at, state });
  }
  return steps;
};

/** A grid of photos, scrolled twice; then nothing for ten seconds. */
const photos = (): ScriptStep[] => {
  const state: ScreenState = { ...start, page: 'photos' };
  const scrolls = [43_000, 46_500].flatMap((at, turn) =>
    [1, 2, 3, 4, 5].map((part) => ({
      at: at + part * 50,
      state: { ...state, scroll: turn * 210 + part * 42 },
    })),
  );
  return [{ at: 40_000, state }, ...scrolls];
};

/** One minute of typical use: 20 s of reading, 20 s of typing, 10 s of photos, 10 s idle. */
export const script: readonly ScriptStep[] = [...reading(), ...typing(), ...photos()];

/** Which step is shown so long after the start. */
export const stepAt = (ms: number): number => script.findLastIndex(({ at }) => at <= ms);
