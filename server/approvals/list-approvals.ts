import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { approvalKinds, type Approval } from '#shared/api/approvals.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Actor } from '../people/actor.ts';
import { audiences, recordName, type Audience } from '#shared/incidents/audience.ts';
import { dateSchema, fileKeptUntil, shorterWords } from '#shared/retention.ts';
import { may } from '../people/may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

interface ListParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly clock: Clock;
}

type Row = Selectable<Schema['approvals']> & {
  readonly asker: string;
  readonly answerer: string | null;
};

const mostListed = 100;
const kindSchema = z.enum(approvalKinds);
const objectsSchema = z.array(z.string());

/** What this person asked for, or may answer. */
export const listApprovals = async (parts: ListParts, actor: Actor): Promise<Approval[]> => {
  const rows = await parts.storage.db
    .selectFrom('approvals')
    .innerJoin('accounts as askers', 'askers.accountId', 'approvals.askedBy')
    .leftJoin('accounts as answerers', 'answerers.accountId', 'approvals.answeredBy')
    .selectAll('approvals')
    .select(['askers.name as asker', 'answerers.name as answerer'])
    .orderBy('askedAt', 'desc')
    .limit(mostListed)
    .execute();
  const now = parts.clock();
  const shown = rows.filter((row) => isStillTheirs(actor, row, now) || mayBeSecond(actor, row, now));
  return Promise.all(shown.map((row) => approvalOf(parts, actor, row, now)));
};

/** What they asked for, as long as it is about something that they may know of: it may be for fewer eyes now (R46). */
export const isStillTheirs = (
  actor: Actor,
  { audience, askedBy }: Pick<Row, 'audience' | 'askedBy'>,
  now: number,
): boolean =>
  askedBy === actor.accountId &&
  may(actor, 'ask-approval', { approval: { audience: audience as Audience, askerId: null } }, now);

/** Whether they could answer, once they have shown again who they are. */
const mayBeSecond = (actor: Actor, { audience, askedBy }: Row, now: number): boolean => {
  const confirmed = { ...actor, confirmedUntil: now + 1 };
  const approval = { audience: audience as Audience, askerId: askedBy };
  return may(confirmed, 'answer-approval', { approval }, now);
};

const approvalOf = async (parts: ListParts, actor: Actor, row: Row, now: number): Promise<Approval> => {
  const { approvalId, askedAt, endsAt, sealedAnswer } = row;
  const objects = objectsSchema.parse(JSON.parse(row.objects));
  const state = stateOf(row, now);
  return {
    approvalId,
    kind: kindSchema.parse(row.kind),
    objects,
    about: await wordsFor(parts, objects),
    reason: parts.vault.open(`approval ${approvalId} reason`, row.sealedReason),
    askedBy: row.asker,
    askedAt,
    endsAt,
    state,
    answeredBy: row.answerer,
    answer: sealedAnswer ? parts.vault.open(`approval ${approvalId} answer`, sealedAnswer) : '',
    isMine: row.askedBy === actor.accountId,
    mayAnswer: state === 'waiting' && mayBeSecond(actor, row, now),
  };
};

const stateOf = ({ state, endsAt }: Row, now: number): Approval['state'] =>
  (state === 'waiting' || state === 'allowed') && endsAt <= now ? 'expired' : state;

/** Numbers, never names: whoever answers opens the record itself where they need more. */
const wordsFor = async ({ storage }: ListParts, objects: readonly string[]): Promise<string> => {
  const incidents = await storage.db
    .selectFrom('incidents')
    .select(['number', 'audience'])
    .where('incidentId', 'in', objects)
    .orderBy('number')
    .execute();
  if (incidents.length === 0) return otherWords(storage.db, objects);
  const numbers = incidents.map(nameOf).join(', ');
  return incidents.length === 1 ? `Incident ${numbers}` : `Incidents ${numbers}`;
};

type Held = Pick<Schema['legalHolds'], 'scope'> & {
  readonly audience: string | null;
  readonly number: number | null;
};

const heldWords = ({ scope, audience, number }: Held): string => {
  if (audience !== null && number !== null) return `incident ${nameOf({ audience, number })}`;
  return scope === 'everything' ? 'everything' : `one ${scope}`;
};

const otherWords = async (db: Kysely<Schema>, objects: readonly string[]): Promise<string> => {
  const rules = objects.flatMap((each) => shorterWords(each) ?? []);
  if (rules.length > 0) return rules.join(', ');
  const requests = await db
    .selectFrom('subjectRequests')
    .select(['number', 'audience'])
    .where('requestId', 'in', objects)
    .execute();
  if (requests.length > 0)
    return requests.map((each) => `Subject access request ${recordName(each)}`).join(', ');
  const holds = await db
    .selectFrom('legalHolds')
    .leftJoin('incidents', 'incidents.incidentId', 'legalHolds.objectId')
    .select(['scope', 'audience', 'number'])
    .where('holdId', 'in', objects)
    .execute();
  if (holds.length > 0) return holds.map((hold) => `Legal hold on ${heldWords(hold)}`).join(', ');
  return (await fileWords(db, objects)) ?? objects.map((id) => id.slice(0, 8)).join(', ');
};

/** Null where it is about no pupil's file. */
const fileWords = async (db: Kysely<Schema>, objects: readonly string[]): Promise<string | null> => {
  const file = await db
    .selectFrom('pupilBirths')
    .select(['pupilId', 'bornOn'])
    .where('pupilId', 'in', objects)
    .executeTakeFirst();
  if (!file) return null;
  const incidents = await db
    .selectFrom('incidents')
    .innerJoin('incidentPeople', 'incidentPeople.incidentId', 'incidents.incidentId')
    .select(['number', 'audience'])
    .distinct()
    .where('pupilId', '=', file.pupilId)
    .orderBy('number')
    .execute();
  const numbers = `incident ${incidents.map(nameOf).join(', ')}`;
  const until = `not until ${fileKeptUntil(file.bornOn)}`;
  return `File of ${numbers}: kept ${wantedWords(objects)}, ${until}`;
};

const wantedWords = (objects: readonly string[]): string => {
  const bornOn = objects.find((object) => dateSchema.safeParse(object).success);
  return bornOn === undefined
    ? 'by the year group again'
    : `until ${fileKeptUntil(bornOn)}, born on ${bornOn}`;
};

const nameOf = ({ audience, number }: { readonly audience: string; readonly number: number }): string =>
  recordName({ audience: z.enum(audiences).parse(audience), number });
