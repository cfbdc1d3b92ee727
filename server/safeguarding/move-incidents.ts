import { partFromDevice } from '../alerts/part-from-device.ts';
import type { Kysely } from 'kysely';
import type { FewEyes } from '#shared/incidents/audience.ts';
import type { IncidentKind } from '#shared/incidents/kinds.ts';
import { narrowApprovals } from '../approvals/narrow-approvals.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Notifier } from '../notify/notifier.ts';
import { narrowReferralsOf } from '../referrals/narrow-referrals.ts';
import type { Schema } from '../storage/schema.ts';
import { sealTellers } from '../told/sealed-tellers.ts';
import { firstLookDue } from './first-look-due.ts';
import { headedRows, headingColumns, headingOf, type HeadedRow } from './incident-heading.ts';
import { mergedUnder } from './merged-under.ts';
import { nextNumber } from './next-number.ts';
import { namePeople, personOf } from './sealed-people.ts';

export interface MoveParts {
  readonly vault: Vault;
  readonly notifier: Pick<Notifier, 'incidentMoved' | 'takeBack'>;
  readonly clock: Clock;
}

interface Move {
  readonly row: HeadedRow;
  readonly audience: FewEyes;
  /** What it turns out to be; undefined where it stays what it was. */
  readonly kind?: IncidentKind | undefined;
}

/**
 * What turns out to be about an adult of the school is for the head alone from then on, about the head for the chair alone
 * (R46): under a number of theirs, with whom it is about sealed, apart from what others may read, and open for them anew.
 * What was merged into it goes with it, and is still read from there. Gives the ids of those.
 */
export const moveIncidents = async (
  parts: MoveParts,
  db: Kysely<Schema>,
  move: Move,
): Promise<readonly string[]> => {
  const { notifier, vault, clock } = parts;
  const { row, audience } = move;
  const { incidentId } = row;
  const under = await mergedUnder(db, [incidentId]);
  const along = await headedRows(
    db,
    under.map((each) => each.incidentId),
  );
  const kind = move.kind ?? headingOf(vault, row).kind;
  await moveOne(db, vault, move);
  await db.updateTable('incidents').set(openAnew(clock())).where('incidentId', '=', incidentId).execute();
  await notifier.incidentMoved({ incidentId, kind, audience }, db);
  for (const each of along) {
    await moveOne(db, vault, { row: each, audience });
    if (each.decision === 'open') await forgetParents(db, each.incidentId);
    await notifier.takeBack(each.incidentId, db);
  }
  return along.map((each) => each.incidentId);
};

const moveOne = async (db: Kysely<Schema>, vault: Vault, { row, audience, kind }: Move): Promise<void> => {
  const { incidentId } = row;
  const heading = headingOf(vault, row);
  await sealPeople(db, vault, { incidentId, audience });
  await cutLinks(db, incidentId);
  await sealTellers(db, vault, incidentId);
  await partFromDevice(db, incidentId);
  await narrowApprovals(db, incidentId, audience);
  await narrowReferralsOf(db, incidentId, audience);
  await db
    .updateTable('incidents')
    .set({
      audience,
      number: await nextNumber(db, audience),
      ...headingColumns(vault, { incidentId, audience, ...heading, kind: kind ?? heading.kind }),
      reporterId: null,
      assigneeId: null,
    })
    .where('incidentId', '=', incidentId)
    .execute();
};

const openAnew = (now: number) => ({
  decision: 'open',
  closedAt: null,
  mergedInto: null,
  sealedDecisionReason: null,
  sealedParents: null,
  firstLookAt: null,
  firstLookDueAt: firstLookDue('about-an-adult', now),
});

/** As the one that goes on for it answered, which is open anew. */
const forgetParents = async (db: Kysely<Schema>, incidentId: string): Promise<void> => {
  await db
    .updateTable('incidents')
    .set({ sealedParents: null })
    .where('incidentId', '=', incidentId)
    .execute();
};

const sealPeople = async (
  db: Kysely<Schema>,
  vault: Vault,
  { incidentId, audience }: { readonly incidentId: string; readonly audience: FewEyes },
): Promise<void> => {
  const rows = await db
    .selectFrom('incidentPeople')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('place')
    .execute();
  const people = rows.map((row) => personOf(vault, row));
  await namePeople(db, vault, { incidentId, audience, people });
};

const cutLinks = async (db: Kysely<Schema>, incidentId: string): Promise<void> => {
  await db
    .deleteFrom('incidentLinks')
    .where((row) => row.or([row('incidentId', '=', incidentId), row('otherId', '=', incidentId)]))
    .execute();
};
