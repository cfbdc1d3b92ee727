import { sql, type Kysely } from 'kysely';
import { audiences, type Audience } from '#shared/incidents/audience.ts';
import type { RetentionKind } from '#shared/retention.ts';
import { alerts } from '../alerts/expire-alerts.ts';
import { agreementLinks, agreementSignatures } from './expire-agreements.ts';
import type { Schema } from '../storage/schema.ts';

/** Small enough that what devices tell meanwhile does not wait. */
export const rowsPerBatch = 200;

export interface Expiry {
  /** Older than this goes. */
  readonly before: number;
  /** Of these pupils nothing goes. */
  readonly heldPupilIds: readonly string[];
  readonly heldIncidentIds: readonly string[];
}

export interface ExpiringTable {
  /** The next ids that go, a batch at most; the same again until they are gone. */
  readonly next: (db: Kysely<Schema>, expiry: Expiry) => Promise<string[]>;
  readonly remove: (db: Kysely<Schema>, ids: readonly string[]) => Promise<unknown>;
  /** For whose eyes what it was about is, where that is not everybody's who works on safeguarding. */
  readonly audience?: Audience;
  /** The kind of record whose keys are destroyed with them, where their texts are sealed. */
  readonly record?: string;
}

/** No list of ids is empty in SQL. */
const orNobody = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : ['']);

const hands: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('hands')
      .select('requestId')
      .where('raisedAt', '<', before)
      .where('pupilId', 'not in', orNobody(heldPupilIds))
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ requestId }) => requestId);
  },
  remove: (db, ids) => db.deleteFrom('hands').where('requestId', 'in', ids).execute(),
};

const mayIRequests: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('mayIRequests')
      .select('requestId')
      .where('askedAt', '<', before)
      .where('pupilId', 'not in', orNobody(heldPupilIds))
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ requestId }) => requestId);
  },
  remove: (db, ids) => db.deleteFrom('mayIRequests').where('requestId', 'in', ids).execute(),
};

const filterReports: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('filterReports')
      .select('requestId')
      .where('reportedAt', '<', before)
      .where((row) => row.or([row('pupilId', 'is', null), row('pupilId', 'not in', orNobody(heldPupilIds))]))
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ requestId }) => requestId);
  },
  remove: (db, ids) => db.deleteFrom('filterReports').where('requestId', 'in', ids).execute(),
};

/** Whose request is still kept stays with it. */
const exceptions: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('exceptions')
      .select('exceptionId')
      .where('endsAt', '<', before)
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('mayIRequests')
              .select('requestId')
              .whereRef('mayIRequests.exceptionId', '=', 'exceptions.exceptionId'),
          ),
        ),
      )
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('exceptionPupils')
              .select('pupilId')
              .whereRef('exceptionPupils.exceptionId', '=', 'exceptions.exceptionId')
              .where('pupilId', 'in', orNobody(heldPupilIds)),
          ),
        ),
      )
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ exceptionId }) => exceptionId);
  },
  remove: async (db, ids) => {
    await db.deleteFrom('exceptionPupils').where('exceptionId', 'in', ids).execute();
    await db.deleteFrom('exceptions').where('exceptionId', 'in', ids).execute();
  },
};

const guestLeases: ExpiringTable = {
  next: async (db, { before }) => {
    const rows = await db
      .selectFrom('guestLeases')
      .select('leaseId')
      .where('endsAt', '<', before)
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ leaseId }) => leaseId);
  },
  remove: (db, ids) => db.deleteFrom('guestLeases').where('leaseId', 'in', ids).execute(),
};

/** A lesson stays while something that happened in it does, and while any pupil is under a hold: it may be theirs. */
const lessons: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    if (heldPupilIds.length > 0) return [];
    const { rows } = await sql<{ lessonId: string }>`
      select "lessonId" from "lessons" where coalesce("endedAt", "endsAt") < ${before}
      and not exists (select 1 from "exceptions" e where e."lessonId" = "lessons"."lessonId")
      and not exists (select 1 from "mayIRequests" r where r."lessonId" = "lessons"."lessonId")
      and not exists (select 1 from "hands" h where h."lessonId" = "lessons"."lessonId")
      limit ${sql.lit(rowsPerBatch)}`.execute(db);
    return rows.map(({ lessonId }) => lessonId);
  },
  remove: async (db, ids) => {
    await db.deleteFrom('earlierControls').where('lessonId', 'in', ids).execute();
    await db.deleteFrom('lessonTimeSharers').where('lessonId', 'in', ids).execute();
    await db.deleteFrom('lessonTimes').where('lessonId', 'in', ids).execute();
    await db.deleteFrom('lessons').where('lessonId', 'in', ids).execute();
  },
};

const filterTests: ExpiringTable = {
  next: async (db, { before }) => {
    const rows = await db
      .selectFrom('filterTests')
      .select('filterTestId')
      .where('at', '<', before)
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ filterTestId }) => filterTestId);
  },
  remove: (db, ids) => db.deleteFrom('filterTests').where('filterTestId', 'in', ids).execute(),
};

/** That somebody was told stays with its incident; the letters go. They are about incidents, or alerts. */
const lettersFor = (audience: Audience): ExpiringTable => ({
  audience,
  next: async (db, { before, heldPupilIds, heldIncidentIds }) => {
    const rows = await db
      .selectFrom('notificationSends')
      .innerJoin('notifications', 'notifications.notificationId', 'notificationSends.notificationId')
      .select('sendId')
      .where('state', '!=', 'waiting')
      .where('settledAt', '<', before)
      .where('audience', '=', audience)
      .where('incidentId', 'not in', orNobody(heldIncidentIds))
      .where('incidentId', 'not in', (row) =>
        row
          .selectFrom('alerts')
          .select('alertId')
          .where((alert) =>
            alert.or([
              alert('alerts.pupilId', 'in', orNobody(heldPupilIds)),
              alert('alerts.incidentId', 'in', orNobody(heldIncidentIds)),
            ]),
          ),
      )
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ sendId }) => sendId);
  },
  remove: (db, ids) => db.deleteFrom('notificationSends').where('sendId', 'in', ids).execute(),
});

/** Those of which nobody wrote why stay until somebody does. */
const emergencyUses: ExpiringTable = {
  next: async (db, { before }) => {
    const rows = await db
      .selectFrom('emergencyUses')
      .select('useId')
      .where('answeredAt', '<', before)
      .limit(rowsPerBatch)
      .execute();
    return rows.map(({ useId }) => useId);
  },
  remove: (db, ids) => db.deleteFrom('emergencyUses').where('useId', 'in', ids).execute(),
};

/** In this order: what refers to others goes first. Visits are walked by device (expire-activity); records go one by one. */
export const expiringTables: readonly (ExpiringTable & { readonly kind: RetentionKind })[] = [
  { kind: 'alerts', ...alerts },
  { kind: 'hands', ...hands },
  { kind: 'requests', ...mayIRequests },
  { kind: 'requests', ...filterReports },
  { kind: 'exceptions', ...exceptions },
  { kind: 'exceptions', ...guestLeases },
  { kind: 'lessons', ...lessons },
  { kind: 'filterTests', ...filterTests },
  { kind: 'emergencies', ...emergencyUses },
  ...audiences.map((audience) => ({ kind: 'letters' as const, ...lettersFor(audience) })),
  { kind: 'agreements', ...agreementSignatures },
  { kind: 'agreements', ...agreementLinks },
];
