import type { Kysely } from 'kysely';
import { success } from '#shared/result.ts';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import { lessonFor } from '../lessons/lesson-for.ts';
import { wasThere, whoWasThere } from '../lessons/lesson-stays.ts';
import type { Schema } from '../storage/schema.ts';
import type { KnownSites } from './known-sites.ts';
import { activityItemOf, numberOnlyKinds } from './report-row.ts';

export interface TimelineParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
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
      .where('kind', 'not in', numberOnlyKinds)
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
    // A device may have been another pupil's earlier in this lesson, and its pupil in another one.
    const { stays } = await whoWasThere(this.#parts, lesson.value);
    await this.#record(actor.accountId, lessonId, deviceId);
    return success(items.filter(({ pupilId, at }) => wasThere(stays, pupilId, at)));
  };

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
