import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { EndpointAnswer } from '#shared/api.ts';
import { certificateSchema, type Hold, type KeptFile } from '#shared/api/retention.ts';
import { audiences, recordName } from '#shared/incidents/audience.ts';
import { fileKeptUntil } from '#shared/retention.ts';
import type { Schema } from '../storage/schema.ts';
import type { LegalHolds } from './legal-holds.ts';
import type { DueRecord } from './due-records.ts';
import type { KeptIncident } from './whose-incident.ts';

/** Whether this person may know of the incident. */
export type MayKnow = (incident: Pick<KeptIncident, 'audience'>) => boolean;

const mostCertificates = 200;

/** What the safeguarding lead sees of the keeping: only of those records that they may know of. */
export const keptRecords = async (
  parts: { readonly db: Kysely<Schema>; readonly holds: LegalHolds; readonly due: readonly DueRecord[] },
  mayKnow: MayKnow,
): Promise<EndpointAnswer<'keptRecords'>> => {
  const known = parts.due.filter(({ incident }) => mayKnow(incident));
  const hidden = parts.due.filter(({ incident }) => !mayKnow(incident));
  const pupilIds = [...new Set(known.flatMap(({ incident }) => incident.pupilIds))];
  return {
    holds: await holdsOf(parts, new Set(hidden.map(({ incident }) => incident.incidentId))),
    due: known.map(({ incident, ...due }) => ({
      incidentId: incident.incidentId,
      name: recordName(incident),
      ...due,
    })),
    files: await filesOf(parts.db, pupilIds),
    certificates: (await certificatesFor(parts.db, mayKnow)).slice(0, mostCertificates),
  };
};

const holdsOf = async (
  { db, holds }: { readonly db: Kysely<Schema>; readonly holds: LegalHolds },
  hiddenIncidents: ReadonlySet<string>,
): Promise<Hold[]> => {
  const rows = (await holds.list()).filter(({ objectId }) => !hiddenIncidents.has(objectId));
  const names = await namesOf(
    db,
    rows.map(({ objectId }) => objectId),
  );
  return rows.map(({ scope, objectId, source, setBy, ...row }) => ({
    holdId: row.holdId,
    scope: scopeSchema.parse(scope),
    about: names.get(objectId) ?? (scope === 'everything' ? 'Everything' : objectId.slice(0, 8)),
    reason: row.reason,
    setBy: setBy ?? 'The server',
    setAt: row.setAt,
    isReferral: source === 'referral',
  }));
};

const audienceSchema = z.enum(audiences);

const scopeSchema = z.enum(['incident', 'pupil', 'everything']);

const namesOf = async (db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const incidents = await db
    .selectFrom('incidents')
    .select(['incidentId', 'number', 'audience'])
    .where('incidentId', 'in', ids)
    .execute();
  const pupils = await db
    .selectFrom('pupils')
    .select(['pupilId', 'name'])
    .where('pupilId', 'in', ids)
    .execute();
  return new Map([
    ...incidents.map(
      ({ incidentId, number, audience }) =>
        [incidentId, `Incident ${recordName({ audience: audienceSchema.parse(audience), number })}`] as const,
    ),
    ...pupils.map(({ pupilId, name }) => [pupilId, name] as const),
  ]);
};

const filesOf = async (db: Kysely<Schema>, pupilIds: readonly string[]): Promise<KeptFile[]> => {
  if (pupilIds.length === 0) return [];
  const rows = await db
    .selectFrom('pupilBirths')
    .innerJoin('pupils', 'pupils.pupilId', 'pupilBirths.pupilId')
    .select(['pupils.pupilId', 'name', 'bornOn', 'source'])
    .where('pupils.pupilId', 'in', pupilIds)
    .orderBy('name')
    .execute();
  return rows.map(({ source, ...row }) => ({
    ...row,
    isEntered: source === 'entered',
    keptUntil: fileKeptUntil(row.bornOn),
  }));
};

/** The newest first. */
export const certificatesFor = async (db: Kysely<Schema>, mayKnow: MayKnow) => {
  const rows = await db
    .selectFrom('deletionCertificates')
    .select(['number', 'audience', 'at', 'kind', 'note'])
    .orderBy('serial', 'desc')
    .execute();
  return z.array(certificateSchema).parse(rows.filter(mayKnow));
};
