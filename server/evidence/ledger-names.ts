import type { Kysely } from 'kysely';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import { recordName } from '#shared/incidents/audience.ts';
import type { LedgerLine } from '#shared/api/ledger.ts';
import { audienceSchema } from '../safeguarding/incident-rights.ts';
import type { Schema } from '../storage/schema.ts';

/**
 * The ledger keeps ids, so that it outlives erasure; whoever reads it sees what they stand for today. An id that
 * stands for nothing any more stays as it is.
 */
export const withNames = async (db: Kysely<Schema>, lines: readonly LedgerLine[]): Promise<LedgerLine[]> => {
  const names = await namesOf(db, [...new Set(lines.flatMap(({ actor, object }) => [actor, object]))]);
  return lines.map((line) => ({
    ...line,
    actor: names.get(line.actor) ?? line.actor,
    object: names.get(line.object) ?? line.object,
  }));
};

const namesOf = async (db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const accounts = await db
    .selectFrom('accounts')
    .select(['accountId as id', 'name'])
    .where('accountId', 'in', ids)
    .execute();
  const devices = await db
    .selectFrom('devices')
    .innerJoin('pupils', 'pupils.pupilId', 'devices.pupilId')
    .select(['devices.deviceId as id', 'pupils.name as name'])
    .where('devices.deviceId', 'in', ids)
    .execute();
  const lessons = await db
    .selectFrom('lessons')
    .innerJoin('classes', 'classes.classId', 'lessons.classId')
    .select(['lessons.lessonId as id', 'classes.name as name'])
    .where('lessons.lessonId', 'in', ids)
    .execute();
  const incidents = await db
    .selectFrom('incidents')
    .select(['incidentId as id', 'number', 'audience'])
    .where('incidentId', 'in', ids)
    .execute();
  const pupils = await db
    .selectFrom('pupils')
    .select(['pupilId as id', 'name'])
    .where('pupilId', 'in', ids)
    .execute();
  const referrals = await db
    .selectFrom('referrals')
    .select(['referralId as id', 'number', 'audience'])
    .where('referralId', 'in', ids)
    .execute();
  const alerts = await db
    .selectFrom('alerts')
    .select(['alertId as id', 'kind'])
    .where('alertId', 'in', ids)
    .execute();
  const asked = await requestNames(db, ids);
  return new Map([
    ...[...accounts, ...pupils].map(({ id, name }) => [id, name] as const),
    ...devices.map(({ id, name }) => [id, `${name}'s device`] as const),
    ...lessons.map(({ id, name }) => [id, `Lesson of ${name}`] as const),
    ...asked,
    ...alerts.map(({ id, kind }) => [id, `Alert: ${alertKindOf[kind].label}`] as const),
    ...referrals.map(({ id, ...referral }) => [id, `Referral ${recordName(referral)}`] as const),
    ...incidents.map(
      ({ id, number, audience }) =>
        [id, `Incident ${recordName({ number, audience: audienceSchema.parse(audience) })}`] as const,
    ),
  ]);
};

/** What was opened for a while, who asked for it, and guests. */
const requestNames = async (db: Kysely<Schema>, ids: readonly string[]): Promise<[string, string][]> => {
  const exceptions = await db
    .selectFrom('exceptions')
    .select(['exceptionId as id', 'target'])
    .where('exceptionId', 'in', ids)
    .execute();
  const requests = await db
    .selectFrom('mayIRequests')
    .innerJoin('pupils', 'pupils.pupilId', 'mayIRequests.pupilId')
    .select(['requestId as id', 'pupils.name as name'])
    .where('requestId', 'in', ids)
    .execute();
  const hands = await db
    .selectFrom('hands')
    .innerJoin('pupils', 'pupils.pupilId', 'hands.pupilId')
    .select(['requestId as id', 'pupils.name as name'])
    .where('requestId', 'in', ids)
    .execute();
  const guests = await db
    .selectFrom('guestLeases')
    .select(['leaseId as id', 'label'])
    .where('leaseId', 'in', ids)
    .execute();
  return [
    ...guests.map(({ id, label }): [string, string] => [id, `Guest: ${label}`]),
    ...hands.map(({ id, name }): [string, string] => [id, `${name}'s hand`]),
    ...exceptions.map(({ id, target }): [string, string] => [id, `Exception for ${target}`]),
    ...requests.map(({ id, name }): [string, string] => [id, `${name}'s request`]),
  ];
};
