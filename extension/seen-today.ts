import type { Watch } from '#shared/device-state.ts';
import type { NewReport } from '#shared/reports.ts';
import type { Memory, MemoryValue } from './memory.ts';
import { schoolDay } from './school-day.ts';
import type { ServerClock } from './server-clock.ts';

export interface SeenTodayParts {
  readonly memory: Pick<Memory, 'read' | 'change'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
}

export type Seen = MemoryValue<'seenToday'>;

const mostItems = 200;
const mostLooks = 60;
const mostLetters = 120;
/** A look that goes on after so short a pause is the same one. */
const sameLookMs = 60_000;

const nothingYet = { items: [], looks: [] };

/**
 * What the school has seen of this pupil on this computer today, for the pupil to read. Kept here alone, for a day, and
 * gone when somebody else sits down.
 */
export class SeenToday {
  readonly #parts: SeenTodayParts;

  constructor(parts: SeenTodayParts) {
    this.#parts = parts;
  }

  async read(): Promise<Seen> {
    const { pupil } = await this.#parts.memory.read('state');
    return this.#ofToday(await this.#parts.memory.read('seenToday'), pupil?.pupilId ?? null);
  }

  async note(report: NewReport): Promise<void> {
    const item = shownItem(report);
    if (item === null) return;
    const at = this.#parts.serverClock.now();
    await this.#change((seen) => ({ ...seen, items: [...seen.items, { ...item, at }].slice(-mostItems) }));
  }

  /** Somebody begins to look, or looks no more. */
  async watched(watch: Watch): Promise<void> {
    const now = this.#parts.serverClock.now();
    const begun = looksOf(watch);
    await this.#change((seen) => {
      const over = seen.looks.map((look) => (look.until === null ? { ...look, until: now } : look));
      const looks = begun.reduce((earlier, look) => withLook(earlier, look, now), over);
      return { ...seen, looks: looks.slice(-mostLooks) };
    });
  }

  async #change(next: (seen: Seen) => Seen): Promise<void> {
    const { pupil } = await this.#parts.memory.read('state');
    await this.#parts.memory.change('seenToday', (seen) => next(this.#ofToday(seen, pupil?.pupilId ?? null)));
  }

  #ofToday(seen: Seen, pupilId: string | null): Seen {
    const today = schoolDay(this.#parts.serverClock.now());
    const isOurs = seen.day === today && seen.pupilId === pupilId;
    return isOurs ? seen : { ...nothingYet, day: today, pupilId };
  }
}

type Look = Seen['looks'][number];

/** Who looks closely, and who at the class alone: a close look is nobody's but theirs. */
const looksOf = ({ mode, by, closeBy = by }: Watch): Pick<Look, 'by' | 'isClose'>[] => {
  if (mode === 'off') return [];
  const close = mode === 'close' ? closeBy : [];
  const looks = [
    { by: by.filter((name) => !close.includes(name)), isClose: false },
    { by: [...close], isClose: true },
  ];
  return looks.filter((look) => look.by.length > 0);
};

/** The newest of its kind goes on where it is the same and stopped but a moment ago. */
const withLook = (
  looks: readonly Look[],
  { by, isClose }: Pick<Look, 'by' | 'isClose'>,
  now: number,
): Look[] => {
  const last = looks.findLast((look) => look.isClose === isClose);
  const goesOn = last !== undefined && last.by.join() === by.join() && now - (last.until ?? now) < sameLookMs;
  return goesOn
    ? looks.map((look) => (look === last ? { ...last, until: null } : look))
    : [...looks, { by, isClose, from: now, until: null }];
};

type Item = Seen['items'][number];

/** What a child told in trust is not shown again: somebody else may look over their shoulder. */
const shownItem = (report: NewReport): Pick<Item, 'kind' | 'url' | 'text'> | null => {
  switch (report.kind) {
    case 'visit':
      return cut({ kind: 'visit', url: report.url, text: report.title });
    case 'search':
      return cut({ kind: 'search', url: report.url, text: report.words });
    case 'prompt':
      return cut({ kind: 'prompt', url: report.url, text: isAboutSite(report.moment) ? '' : report.rule });
    case 'block':
    case 'bypass':
      return cut({ kind: report.kind, url: report.url, text: '' });
    case 'may-i':
    case 'filter-report':
    case 'hand-up':
      return cut({ kind: report.kind, url: report.url ?? '', text: report.words });
    case 'reply':
      return cut({ kind: 'reply', url: '', text: report.reply });
    case 'agreement-signed':
      return { kind: report.kind, url: '', text: '' };
    case 'slept':
    case 'hand-down':
    case 'prompt-shown':
    case 'concern':
    case 'lesson-time':
    // What it was made of is among these lines already; what somebody makes of it is for them to say.
    case 'alert':
      return null;
  }
};

const isAboutSite = (moment: string | undefined): boolean =>
  moment === undefined || moment === 'unknown-site' || moment === 'look-alike';

const cut = ({ kind, url, text }: Pick<Item, 'kind' | 'url' | 'text'>) => ({
  kind,
  url: url.slice(0, mostLetters),
  text: text.slice(0, mostLetters),
});
