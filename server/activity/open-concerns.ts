import type { Kysely } from 'kysely';
import type { Presences } from '../devices/presences.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

export interface OpenConcernsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly lessons: Lessons;
  readonly presences: Presences;
}

/** After a restart in the middle of a lesson: who has told someone and has not been answered yet. */
export const recallOpenConcerns = async ({
  storage,
  lessons,
  presences,
}: OpenConcernsParts): Promise<void> => {
  for (const { classId, startedAt } of lessons.all()) {
    for (const { deviceId, at } of await openConcerns(storage.db, classId, startedAt)) {
      presences.toldSomeone(deviceId, at);
    }
  }
};

const openConcerns = (db: Kysely<Schema>, classId: string, startedAt: number) =>
  db
    .selectFrom('reports')
    .innerJoin('pupils', 'pupils.pupilId', 'reports.pupilId')
    .select(['reports.deviceId', 'reports.at'])
    .where('pupils.classId', '=', classId)
    .where('reports.kind', '=', 'concern')
    .where('reports.at', '>=', startedAt)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('incidents')
            .innerJoin('incidentPeople', 'incidentPeople.incidentId', 'incidents.incidentId')
            .select('incidents.number')
            .where('incidents.source', '=', 'lesson')
            .whereRef('incidentPeople.pupilId', '=', 'reports.pupilId')
            .whereRef('incidents.reportedAt', '>=', 'reports.at'),
        ),
      ),
    )
    .execute();
