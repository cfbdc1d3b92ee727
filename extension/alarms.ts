import { browser } from './browser.ts';

export const keepAliveAlarm = 'keep-alive';
export const endAlarm = 'end';
/** Half a minute is the shortest an alarm may be, and as long as a worker lives without an event. */
const shortestAlarmMs = 30_000;
const longestTimerMs = 2_000_000_000;

/** Brings a dead worker back, and keeps a living one alive. */
export const startKeepAlive = async (): Promise<void> => {
  await browser.alarms.create(keepAliveAlarm, { periodInMinutes: 0.5 });
};

/** One wake-up at the next end of a lock, lesson or opening: a timer while the worker lives, an alarm when it does not. */
export const wakeAlarm = (wakeUp: () => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return (delayMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(wakeUp, Math.min(delayMs + 20, longestTimerMs));
    void browser.alarms.create(endAlarm, { when: Date.now() + Math.max(delayMs, shortestAlarmMs) });
  };
};
