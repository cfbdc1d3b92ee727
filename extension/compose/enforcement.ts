import { isHelpline } from '#shared/policy/helplines.ts';
import { wakeAlarm } from '../alarms.ts';
import { browser } from '../browser.ts';
import { lockWindows } from '../chromium/lock-windows.ts';
import { dynamicRuleSet, sessionRuleSet } from '../chromium/rule-sets.ts';
import { InForce } from '../enforce/in-force.ts';
import { LockScreen } from '../enforce/lock-screen.ts';
import { Rules } from '../enforce/rules.ts';
import { sweep } from '../enforce/sweep.ts';
import type { Ground } from './ground.ts';

/** What makes the browser obey. */
export const createEnforcement = (
  ground: Ground,
  isWorkerAsked: () => Promise<boolean>,
  onChange: () => void,
) => {
  const { memory, serverClock, pages, protection, openings, tabs, firmTabs, connections, leftPages } = ground;
  const lockScreen = new LockScreen({
    screen: lockWindows,
    lockPage: pages.url('lock'),
    messagePage: pages.url('message'),
    isLocked: () => protection.isLocked,
    staysOpen: (url) => isHelpline(url) && !protection.isStopped,
  });
  const inForce: InForce = new InForce({
    memory,
    serverClock,
    pages,
    protection,
    openings,
    rules: new Rules({ memory, dynamic: dynamicRuleSet, session: sessionRuleSet }),
    lockScreen,
    sweep: async () => {
      const forgotten = leftPages.forgetClosed().catch(() => undefined);
      await sweep({ tabs, firmTabs, pages, protection, connections });
      await forgotten;
    },
    isWorkerAsked,
    // Refused when called too often; the browser has let go a moment before, then.
    dropKept: () => browser.webRequest.handlerBehaviorChanged().catch(() => undefined),
    wakeIn: wakeAlarm(() => void inForce.everything().catch(() => undefined)),
    onChange,
  });
  return { lockScreen, inForce };
};

export type Enforcement = ReturnType<typeof createEnforcement>;
