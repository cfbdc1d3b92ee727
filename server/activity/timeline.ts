import type { Kysely } from 'kysely';
import { success, type Result } from '#shared/result.ts';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { lessonFor } from '../lessons/lesson-for.ts';
import type { Schema } from '../storage/schema.ts';
import type { KnownSites } from './known-sites.ts';
import { activityItemOf, onlyNumbered } from './report-row.ts';

export interface TimelineParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly knownSites: Pick<KnownSites, 'firstOf'>;
}

const newestItems = 300;

/** What one device has told, for the teacher of the lesson it is in. */
export class Timeline {
  readonly #parts: TimelineParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: TimelineParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** The newest first. */
  async since(deviceId: string, from: number, limit = newestItems): Promise<ActivityItem[]> {
    const rows = await this.#db
      .selectFrom('reports')
      .select(['deviceId', 'pupilId', 'seq', 'kind', 'at', 'url', 'text'])
      .where('deviceId', '=', deviceId)
      .where('at', '>=', from)
      .where('kind', 'not in', onlyNumbered)
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    const firstMet = await this.#parts.knownSites.firstOf(deviceId);
    return rows.map((row) => activityItemOf(row, firstMet));
  }

  readonly ofLesson: Handlers['timeline'] = async ({ lessonId, deviceId }, { actor }) => {
    const lesson = await lessonFor(this.#parts, actor, 'view-lesson', lessonId);
    if (!lesson.ok) return lesson;
    const items = await this.since(deviceId, lesson.value.startedAt);
    const ofClass = await this.#onlyOfClass(items, lesson.value.classId);
    await this.#record(actor.accountId, lessonId, deviceId);
    return answer(ofClass);
  };

  // A device may have been another pupil's earlier in this lesson.
  async #onlyOfClass(items: readonly ActivityItem[], classId: string): Promise<ActivityItem[]> {
    const pupils = await this.#db
      .selectFrom('pupils')
      .select('pupilId')
      .where('classId', '=', classId)
      .execute();
    const ids = new Set(pupils.map(({ pupilId }) => pupilId));
    return items.filter(({ pupilId }) => pupilId !== null && ids.has(pupilId));
  }

  #record(actor: string, lessonId: string, deviceId: string): Promise<void> {
    const { ledger } = this.#parts;
    return ledger.append({
      actor,
      action: 'view-timeline',
      object: lessonId,
      outcome: 'done',
      facts: { deviceId },
    });
  }
}

const answer = (items: readonly ActivityItem[]): Result<ActivityItem[]> => success([...items]);
