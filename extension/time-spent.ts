import type { DeviceState } from '#shared/device-state.ts';
import { hostAndParents, parseAddress } from '#shared/policy/address.ts';
import type { NewReport } from '#shared/reports.ts';
import { timeKindOf, type TimeKind } from '#shared/time/time-kinds.ts';
import type { OpenTab } from './chromium/open-tabs.ts';
import type { Protection } from './enforce/protection.ts';
import type { Memory, MemoryValue } from './memory.ts';
import { isToldOf } from './observe/report-of.ts';
import { schoolDay } from './school-day.ts';
import type { ServerClock } from './server-clock.ts';

export interface TimeSpentParts {
  readonly memory: Pick<Memory, 'read' | 'write' | 'change'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly protection: Pick<Protection, 'compiled'>;
  /** The page in front, while somebody is at it; null otherwise. */
  readonly usedPage: () => Promise<Pick<OpenTab, 'url'> | null>;
  readonly add: (report: NewReport) => Promise<unknown>;
}

type Kept = MemoryValue<'timeSpent'>;
export type Spent = Kept['days'][number]['spent'];

export const keptDays = 7;
/** It is looked twice a minute; after a longer gap the computer slept, and nobody knows. */
const longestGapMs = 60_000;
const minuteMs = 60_000;

/**
 * How long this pupil was at which kind of site on this computer: a page in front, and somebody at it. Kept here alone,
 * for a week, and gone when somebody else sits down. Of a lesson the minutes by kind go into the sums of its class.
 */
export class TimeSpent {
  readonly #parts: TimeSpentParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: TimeSpentParts) {
    this.#parts = parts;
  }

  /** Twice a minute, and whenever another page comes in front. */
  tick(): Promise<void> {
    const done = this.#turn.then(() => this.#tick());
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async read(): Promise<{ readonly today: Spent; readonly week: Spent }> {
    const { memory, serverClock } = this.#parts;
    const { pupil } = await memory.read('state');
    const { days, pupilId } = await memory.read('timeSpent');
    const now = serverClock.now();
    const ours = pupil?.pupilId === pupilId ? days.filter(({ day }) => isKept(day, now)) : [];
    const today = ours.find(({ day }) => day === schoolDay(now))?.spent ?? {};
    return { today, week: ours.map(({ spent }) => spent).reduce(added, {}) };
  }

  async #tick(): Promise<void> {
    const { memory, serverClock } = this.#parts;
    const { pupil, lesson } = await memory.read('state');
    const now = serverClock.now();
    const before = await memory.read('timeLook');
    const kind = pupil === null ? null : await this.#kindInFront();
    await memory.write('timeLook', pupil === null ? null : { pupilId: pupil.pupilId, at: now, kind });
    const isOurs = before !== null && before.pupilId === pupil?.pupilId;
    const spent = isOurs && before.kind !== null && now - before.at <= longestGapMs;
    const more: Spent = spent ? { [before.kind as TimeKind]: Math.max(0, now - before.at) } : {};
    await this.#keep(pupil?.pupilId ?? null, lesson, more, now);
  }

  async #keep(pupilId: string | null, lesson: DeviceState['lesson'], more: Spent, now: number) {
    const running = lesson !== null && lesson.endsAt > now ? lesson.lessonId : null;
    let ended: Kept['lesson'] = null;
    await this.#parts.memory.change('timeSpent', (kept) => {
      const ours: Kept = kept.pupilId === pupilId ? kept : { pupilId, days: [], lesson: null };
      if (ours.lesson !== null && ours.lesson.lessonId !== running) ended = ours.lesson;
      const inLesson = running === ours.lesson?.lessonId ? ours.lesson.spent : {};
      return {
        pupilId,
        days: withMore(ours.days, more, now),
        lesson: running === null ? null : { lessonId: running, spent: added(inLesson, more) },
      };
    });
    if (ended !== null) await this.#tell(ended);
  }

  async #tell({ lessonId, spent }: NonNullable<Kept['lesson']>): Promise<void> {
    const minutes = Object.fromEntries(
      Object.entries(spent)
        .map(([kind, ms]) => [kind, Math.round(ms / minuteMs)] as const)
        .filter(([, rounded]) => rounded > 0),
    );
    if (Object.keys(minutes).length > 0)
      await this.#parts.add({ kind: 'lesson-time', url: null, lessonId, minutes });
  }

  async #kindInFront(): Promise<TimeKind | null> {
    const page = await this.#parts.usedPage();
    if (page === null || !isToldOf(page.url)) return null;
    const address = parseAddress(page.url);
    const categories = this.#parts.protection.compiled?.categories;
    if (address === null || categories === undefined) return null;
    return timeKindOf(categories.find(hostAndParents(address.host))?.categoryIds ?? []);
  }
}

const added = (one: Spent, other: Spent): Spent => {
  const sum = { ...one };
  for (const [kind, ms] of Object.entries(other)) sum[kind as TimeKind] = (sum[kind as TimeKind] ?? 0) + ms;
  return sum;
};

const withMore = (days: Kept['days'], more: Spent, now: number): Kept['days'] => {
  const today = schoolDay(now);
  const kept = days.filter(({ day }) => isKept(day, now));
  const spent = added(kept.find(({ day }) => day === today)?.spent ?? {}, more);
  const others = kept.filter(({ day }) => day !== today);
  return Object.keys(spent).length === 0 ? others : [...others, { day: today, spent }];
};

/** Today and the six days before it. */
const isKept = (day: string, now: number): boolean => {
  const age = Date.parse(schoolDay(now)) - Date.parse(day);
  return age >= 0 && age < keptDays * 24 * 60 * minuteMs;
};
