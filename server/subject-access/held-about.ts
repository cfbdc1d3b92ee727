import type { Kysely } from 'kysely';
import { chosenAdultsSchema } from '#shared/agreements/signature.ts';
import type { SubjectItem, SubjectItemKind } from '#shared/api/subject-access.ts';
import { subjectItemLabels } from '#shared/api/subject-access.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { audiences, recordName, type Audience } from '#shared/incidents/audience.ts';
import { isNormallyNotViewed } from '#shared/incidents/kinds.ts';
import { withoutWhyNotTold } from '../exports/draft-export.ts';
import { schoolAdults } from '../agreements/school-adults.ts';
import { audienceSchema } from '../safeguarding/incident-rights.ts';
import type { MayKnow } from '../retention/kept-records.ts';
import type { LegalHolds } from '../retention/legal-holds.ts';
import { keptIncidents, narrowest } from '../retention/whose-incident.ts';
import { referralsAbout, reviewsOf } from '../referrals/about-pupil.ts';
import { tellerOf } from '../told/sealed-tellers.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';

/** A piece of what is held about a pupil: given, or held back, as a whole. */
export interface HeldItem extends SubjectItem {
  /** For an incident or a picture: its id. */
  readonly id: string;
  /** The incident that a picture belongs to, with which it is held back. */
  readonly incidentId: string;
  readonly content: unknown;
  /** Who may know of it. */
  readonly audience: Audience;
  /** Where the content is a whole incident, but for why parents were not told. */
  readonly incident?: Incident;
  /** There was such a reason. */
  readonly isWhyNotToldLeftOut?: boolean;
}

export interface HeldAboutParts {
  readonly db: Kysely<Schema>;
  readonly vault: Vault;
  readonly holds: LegalHolds;
  readonly findIncident: (incidentId: string) => Promise<Incident | null>;
  /** The oldest first. */
  readonly alertsAbout: (pupilId: string) => Promise<readonly unknown[]>;
}

/** Everything but pupil and devices, which are never held back. Only what whoever asks may know of. */
export const heldAbout = async (
  parts: HeldAboutParts,
  pupilId: string,
  mayKnow: MayKnow,
): Promise<HeldItem[]> => {
  const { db } = parts;
  const items = [
    ...(await incidentItems(parts, pupilId, mayKnow)),
    ...(await referralItems(db, pupilId, mayKnow)),
    group('activity', await activityOf(db, pupilId)),
    group('requests', await requestsOf(db, pupilId)),
    group('hands', await handsOf(db, pupilId)),
    await tellingsOf(parts, pupilId, mayKnow),
    group('prompts', await promptsOf(db, pupilId)),
    group('alerts', mayKnow({ audience: 'safeguarding' }) ? await parts.alertsAbout(pupilId) : []),
    group('exceptions', await exceptionsOf(db, pupilId)),
    group('agreements', await agreementsOf(db, pupilId)),
    group(
      'holds',
      (await parts.holds.list()).filter(({ objectId }) => objectId === pupilId),
    ),
  ];
  return items.filter(({ entries }) => entries > 0);
};

const group = (
  kind: SubjectItemKind,
  content: readonly unknown[],
  audience: Audience = 'safeguarding',
): HeldItem => ({
  audience,
  itemId: kind,
  id: '',
  incidentId: '',
  kind,
  label: subjectItemLabels[kind],
  entries: content.length,
  content,
});

const incidentItems = async (
  { db, findIncident }: HeldAboutParts,
  pupilId: string,
  mayKnow: MayKnow,
): Promise<HeldItem[]> => {
  // Of what only the head or the chair may know it is sealed who it is about.
  const kept = (await keptIncidents(db)).filter(
    (incident) =>
      mayKnow(incident) && (incident.audience !== 'safeguarding' || incident.pupilIds.includes(pupilId)),
  );
  const items: HeldItem[] = [];
  const reviews = await reviewsOf(
    db,
    'incidentId',
    kept.map(({ incidentId }) => incidentId),
  );
  for (const incident of kept) {
    const { incidentId } = incident;
    const name = recordName(incident);
    const found = await findIncident(incidentId);
    if (!found?.people.some((person) => person.pupilId === pupilId)) continue;
    const content = withoutWhyNotTold(found);
    const label = `Incident ${name}`;
    const one = { incidentId, entries: 1, audience: incident.audience };
    items.push({
      ...one,
      itemId: incidentId,
      id: incidentId,
      kind: 'incident',
      label,
      content,
      incident: content,
      isWhyNotToldLeftOut: saysWhyNotTold(found),
    });
    const held = reviews.get(incidentId) ?? [];
    if (held.length > 0)
      items.push({
        ...one,
        itemId: `review-${incidentId}`,
        id: incidentId,
        kind: 'review',
        label: `First review of imagery, incident ${name}`,
        entries: held.length,
        content: held,
      });
    const copied = isNormallyNotViewed(content.kind) ? [] : content.pictures;
    for (const { evidenceId: id, sha256 } of copied) {
      const of = `Picture of incident ${name}`;
      items.push({ ...one, itemId: id, id, kind: 'picture', label: of, content: { sha256 } });
    }
  }
  return items;
};

const saysWhyNotTold = ({ parents, actions }: Incident): boolean =>
  parents?.is === 'not-told' || actions.some(({ step, isDone }) => step === 'parents' && !isDone);

/** That a device was stopped, what was done and how reviews ended. Neither page nor what the police say is in it. */
const referralItems = async (db: Kysely<Schema>, pupilId: string, mayKnow: MayKnow): Promise<HeldItem[]> => {
  const referrals = await referralsAbout(
    db,
    { pupilId, incidentIds: await namedIn(db, pupilId) },
    audiences.filter((audience) => mayKnow({ audience })),
  );
  return referrals.map(({ referralId, audience, number, stoppedAt, stoppedBy, isStopped, reviews }) => ({
    itemId: referralId,
    id: referralId,
    incidentId: '',
    kind: 'referral',
    label: `Referral ${recordName({ audience, number })}`,
    entries: 1 + reviews.length,
    audience,
    content: { stoppedAt, stoppedBy, isStopped, reviews },
  }));
};

const namedIn = async (db: Kysely<Schema>, pupilId: string): Promise<string[]> =>
  (await keptIncidents(db)).flatMap(({ incidentId, pupilIds }) =>
    pupilIds.includes(pupilId) ? [incidentId] : [],
  );

const activityOf = (db: Kysely<Schema>, pupilId: string) =>
  db
    .selectFrom('reports')
    .select(['at', 'kind', 'url', 'text'])
    .where('pupilId', '=', pupilId)
    .orderBy('at')
    .execute();

const requestsOf = async (db: Kysely<Schema>, pupilId: string) => [
  ...(await db
    .selectFrom('mayIRequests')
    .select(['askedAt as at', 'about', 'url', 'words', 'state', 'answer'])
    .where('pupilId', '=', pupilId)
    .orderBy('askedAt')
    .execute()),
  ...(await db
    .selectFrom('filterReports')
    .select(['reportedAt as at', 'wants', 'url', 'words', 'outcome', 'answer'])
    .where('pupilId', '=', pupilId)
    .orderBy('reportedAt')
    .execute()),
];

const handsOf = (db: Kysely<Schema>, pupilId: string) =>
  db
    .selectFrom('hands')
    .select(['raisedAt as at', 'about', 'url', 'words', 'state', 'answer'])
    .where('pupilId', '=', pupilId)
    .orderBy('raisedAt')
    .execute();

/** Not of an incident that is for other eyes: what was told is with the incident. */
const tellingsOf = async ({ db, vault }: HeldAboutParts, pupilId: string, mayKnow: MayKnow) => {
  const rows = await db
    .selectFrom('tellings')
    .innerJoin('incidents', 'incidents.incidentId', 'tellings.incidentId')
    .leftJoin('accounts as adults', 'adults.accountId', 'tellings.adultId')
    .leftJoin('accounts as readers', 'readers.accountId', 'tellings.readBy')
    .select(['toldAt as at', 'said', 'readAt', 'audience', 'incidents.number'])
    .select(['adults.name as chosenAdult', 'readers.name as readBy'])
    .select(['tellings.requestId', 'tellings.pupilId', 'sealedTeller'])
    .where((row) => row.or([row('tellings.pupilId', '=', pupilId), row('sealedTeller', 'is not', null)]))
    .orderBy('toldAt')
    .execute();
  const known = rows.map(({ audience, ...row }) => ({ ...row, audience: audienceSchema.parse(audience) }));
  const told = known.filter((row) => mayKnow(row) && tellerOf(vault, row)?.pupilId === pupilId);
  const lines = told.map(({ at, said, readAt, chosenAdult, readBy, number, audience }) => ({
    at,
    said,
    readAt,
    chosenAdult,
    readBy,
    incident: recordName({ number, audience }),
  }));
  return group('tellings', lines, narrowest(told.map(({ audience }) => audience)) ?? 'safeguarding');
};

const promptsOf = (db: Kysely<Schema>, pupilId: string) =>
  db
    .selectFrom('metPrompts')
    .select(['day', 'promptId'])
    .where('pupilId', '=', pupilId)
    .orderBy('day')
    .execute();

/** What was signed by the pupil and for them, and whom they named. */
const agreementsOf = async (db: Kysely<Schema>, pupilId: string) => {
  const rows = await db
    .selectFrom('agreementSignatures')
    .innerJoin('agreementVersions', 'agreementVersions.versionId', 'agreementSignatures.versionId')
    .select(['signedAt as at', 'audience', 'number', 'role', 'relation', 'language', 'signature', 'adults'])
    .select(['withdrawnAt', 'withdrawnReason'])
    .where('pupilId', '=', pupilId)
    .orderBy('signedAt')
    .execute();
  const names = new Map((await schoolAdults(db)).map(({ accountId, name }) => [accountId, name] as const));
  return rows.map(({ signature, adults, ...row }) => {
    const { schoolIds, home } = chosenAdultsSchema.parse(JSON.parse(adults));
    const atSchool = schoolIds.flatMap((accountId) => names.get(accountId) ?? []);
    return { ...row, signature: JSON.parse(signature) as unknown, trustedAdults: { atSchool, home } };
  });
};

const exceptionsOf = (db: Kysely<Schema>, pupilId: string) =>
  db
    .selectFrom('exceptions')
    .innerJoin('exceptionPupils', 'exceptionPupils.exceptionId', 'exceptions.exceptionId')
    .select(['startedAt as at', 'kind', 'target', 'reason', 'endsAt', 'endedAt'])
    .where('exceptionPupils.pupilId', '=', pupilId)
    .orderBy('startedAt')
    .execute();
