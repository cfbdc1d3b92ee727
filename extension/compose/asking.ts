import { browser } from '../browser.ts';
import { watchPopUps } from '../chromium/pop-ups.ts';
import { promptScripts } from '../chromium/prompt-scripts.ts';
import { BreakClock, breakMs } from '../prompts/break-clock.ts';
import { PagePrompts } from '../prompts/page-prompts.ts';
import { PromptDesk } from '../prompts/prompt-desk.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';
import type { Marking } from './marking.ts';

/** What asks a child to stop and think. */
export const createAsking = (ground: Ground, line: Line, { raiseHand }: Pick<Marking, 'raiseHand'>) => {
  const prompts = new PromptDesk({ ...ground, add: (report) => line.outbox.add(report) });
  const pagePrompts = new PagePrompts({
    ...ground,
    prompts,
    raiseHand,
    scripts: promptScripts,
    popUps: watchPopUps(),
  });
  const breakClock = new BreakClock({
    ...ground,
    isBusy: async () => (await browser.idle.queryState(breakMs / 1_000)) === 'active',
    afterMinutes: () => prompts.plan.settings.breakAfterMinutes,
    front: () => ground.tabs.front(),
    ask: ({ tabId, url }, minutes) => pagePrompts.push(tabId, url, 'break', { minutes: String(minutes) }),
  });
  return { prompts, pagePrompts, breakClock };
};

export type Asking = ReturnType<typeof createAsking>;
