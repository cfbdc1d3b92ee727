import type { Kysely } from 'kysely';
import { onCallSchema, type OnCallSettings } from '#shared/api/notify.ts';
import { dayWords, defaultPupilText, fillPupilText, textFor, whenWords } from '#shared/notify/pupil-words.ts';
import { defaultRota, nextOnCall, onCallAt, type OnCallNow, type Rota } from '#shared/notify/rota.ts';
import type { Timetable } from '#shared/policy/timetable.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

const key = 'onCall';

const firstSettings = (): OnCallSettings => ({
  deputyIds: [],
  graceMinutes: 60,
  rota: defaultRota(),
  pupilText: defaultPupilText(),
});

export interface OnCallParts {
  readonly storage: Pick<Storage, 'db'>;
  /** Of the school's timetable: closed, where the rota names nobody for them. */
  readonly holidays: () => Timetable['holidays'];
}

export interface PupilWords {
  /** What the pupil reads. */
  readonly words: string;
  readonly language: string;
  readonly isOutOfHours: boolean;
}

/** Who reads what comes in, at which hours, and what a pupil is told of it. */
export class OnCall {
  readonly #db: Kysely<Schema>;
  readonly #holidays: OnCallParts['holidays'];

  constructor(parts: OnCallParts) {
    this.#db = parts.storage.db;
    this.#holidays = parts.holidays;
  }

  async settings(): Promise<OnCallSettings> {
    const row = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? onCallSchema.parse(JSON.parse(row.value)) : firstSettings();
  }

  async save(settings: OnCallSettings): Promise<void> {
    const value = JSON.stringify(settings);
    await this.#db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }

  async now(at: number): Promise<OnCallNow> {
    return onCallAt(await this.#rota(), schoolMoment(at));
  }

  /** Their names, or the team; null while nobody reads what comes in. */
  async whoNow(at: number): Promise<string | null> {
    const { isSomebody, accountIds } = await this.now(at);
    return isSomebody ? this.#who(accountIds, 'The safeguarding team') : null;
  }

  /** For a pupil who has told someone, in their language where the school or we have it. */
  async pupilWords(at: number, language = 'en'): Promise<PupilWords> {
    const { pupilText } = await this.settings();
    const rota = await this.#rota();
    const moment = schoolMoment(at);
    const { isSomebody } = onCallAt(rota, moment);
    const then = nextOnCall(rota, moment);
    const wanted = textFor(pupilText, language);
    const day = dayWords(wanted.language, moment, then);
    // A day that nobody knows has words in English alone.
    const text = day === null ? textFor(pupilText, 'en') : wanted;
    const who = await this.#who(then === null ? [] : onCallAt(rota, then).accountIds, text.team);
    const when = text.language === 'en' || day === null ? whenWords(moment, then) : day;
    const words = fillPupilText(isSomebody ? text.inHours : text.outOfHours, { who, when });
    return { words, language: text.language, isOutOfHours: !isSomebody };
  }

  async #rota(): Promise<Rota> {
    const { rota } = await this.settings();
    const closed = this.#holidays().map((holiday) => ({ ...holiday, accountId: null }));
    return { ...rota, dates: [...rota.dates, ...closed] };
  }

  async #who(accountIds: readonly string[], team: string): Promise<string> {
    if (accountIds.length === 0) return team;
    const rows = await this.#db
      .selectFrom('accounts')
      .select('name')
      .where('accountId', 'in', accountIds)
      .where('isActive', '=', 1)
      .orderBy('name')
      .execute();
    return rows.length === 0 ? team : rows.map(({ name }) => name).join(' or ');
  }
}
