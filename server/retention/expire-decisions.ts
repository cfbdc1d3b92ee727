import { sql, type Kysely, type RawBuilder } from 'kysely';
import * as z from 'zod/mini';
import { audiences } from '#shared/incidents/audience.ts';
import { recordOwner } from '../evidence/sealed-columns.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { rowsPerBatch, type Expiry } from './expire-rows.ts';
import { counted, emptyTally, type Tally } from './tally.ts';

interface Decided {
  readonly table: string;
  readonly id: string;
  /** Null as long as it is in force. */
  readonly over: string;
  /** What it was about: an id, or a JSON array of them. */
  readonly about: string;
  readonly audience: RawBuilder<unknown>;
  /** As in evidence/sealed-columns. */
  readonly record: string;
}

const ownAudience = sql`${sql.ref('audience')}`;
/** A hold on an incident is for the same eyes; of one that is gone it is kept beside. */
const audienceOfHold = sql`coalesce(
  (select i."audience" from "incidents" i where i."incidentId" = "legalHolds"."objectId"),
  (select h."audience" from "hiddenObjects" h where h."objectId" = "legalHolds"."holdId"),
  'safeguarding')`;

const decided: readonly Decided[] = [
  {
    table: 'approvals',
    id: 'approvalId',
    over: 'endsAt',
    about: 'objects',
    audience: ownAudience,
    record: 'approval',
  },
  {
    table: 'legalHolds',
    id: 'holdId',
    over: 'endedAt',
    about: 'objectId',
    audience: audienceOfHold,
    record: 'hold',
  },
  {
    table: 'subjectRequests',
    id: 'requestId',
    over: 'askedAt',
    about: 'pupilId',
    audience: ownAudience,
    record: 'subject-request',
  },
];

const rowSchema = z.object({ id: z.string(), about: z.string(), audience: z.enum(audiences) });
type Row = z.infer<typeof rowSchema>;

interface Parts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Pick<Vault, 'destroy'>;
}

/** What people decided together, long after it is over, but of what is under a hold. */
export const expireDecisions = async (parts: Parts, expiry: Expiry): Promise<Tally> => {
  const { db } = parts.storage;
  const held = await heldIds(db, expiry);
  let tally = emptyTally;
  for (const each of decided)
    for (let page = await pageAfter(db, each, expiry.before, ''); page.length > 0;) {
      const gone = page.filter(({ about }) => !idsIn(about).some((id) => held.has(id)));
      await remove(parts, each, gone);
      for (const { audience } of gone) tally = counted(tally, audience, 'approvals', 1);
      page = await pageAfter(db, each, expiry.before, page.at(-1)?.id ?? '');
    }
  return tally;
};

const pageAfter = async (
  db: Kysely<Schema>,
  { table, id, over, about, audience }: Decided,
  before: number,
  after: string,
): Promise<Row[]> => {
  const { rows } = await sql<object>`
    select ${sql.ref(id)} as "id", ${sql.ref(about)} as "about", ${audience} as "audience" from ${sql.table(table)}
    where ${sql.ref(over)} < ${before} and ${sql.ref(id)} > ${after}
    order by ${sql.ref(id)} limit ${sql.lit(rowsPerBatch)}`.execute(db);
  return z.array(rowSchema).parse(rows);
};

/** The keys of the reasons first. What the ledger says of it stays hidden from those from whom it was. */
const remove = async (
  { storage: { db }, vault }: Parts,
  { table, id, record }: Decided,
  rows: readonly Row[],
): Promise<void> => {
  const few = rows.filter(({ audience }) => audience !== 'safeguarding');
  if (few.length > 0)
    await db
      .insertInto('hiddenObjects')
      .values(few.map((row) => ({ objectId: row.id, audience: row.audience })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await vault.destroy(
    rows.map((row) => recordOwner(record, row.id)),
    [],
  );
  for (const row of rows)
    await sql`delete from ${sql.table(table)} where ${sql.ref(id)} = ${row.id}`.execute(db);
};

const idsIn = (about: string): readonly string[] =>
  about.startsWith('[') ? z.array(z.string()).parse(JSON.parse(about)) : [about];

/** What is under a hold, and what was decided or asked for about that. */
const heldIds = async (
  db: Kysely<Schema>,
  { heldPupilIds, heldIncidentIds }: Expiry,
): Promise<ReadonlySet<string>> => {
  const held = [...heldPupilIds, ...heldIncidentIds];
  if (held.length === 0) return new Set();
  const holds = await db
    .selectFrom('legalHolds')
    .select('holdId as id')
    .where('objectId', 'in', held)
    .union(db.selectFrom('subjectRequests').select('requestId as id').where('pupilId', 'in', held))
    .execute();
  return new Set([...held, ...holds.map(({ id }) => id)]);
};
