import { byYearGroup, fileDueAt, isWithinYearBefore, latestBirthday } from '#shared/retention.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';

export interface SetBirthParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly approvals: Pick<Approvals, 'use'>;
}

interface Birth {
  readonly bornOn: string;
  readonly source: 'entered' | 'year-group';
}

/** A pupil's birthday says until when their file is kept. Later is simple; what makes it go sooner is not. */
export const setBirth =
  (parts: SetBirthParts): Handlers['setBirth'] =>
  async ({ pupilId, bornOn }, { actor }) => {
    const { storage, ledger, clock } = parts;
    const refused = await askMay(parts, actor, 'keep-records', {}, pupilId);
    if (refused) return refused;
    if (bornOn !== null && Date.parse(bornOn) > clock())
      return failure('bad-message', 'That day has not come yet.');
    const [kept, born] = [await keptBirth(parts, pupilId), bornOn ?? (await latestFor(parts, pupilId))];
    if (!kept || born === null) return failure('not-found');
    const next: Birth = { bornOn: born, source: bornOn === null ? 'year-group' : 'entered' };
    const alone = await refuseSooner(parts, actor, { pupilId, kept, next });
    if (alone) return alone;
    const set = { ...next, setAt: clock() };
    await storage.db.updateTable('pupilBirths').set(set).where('pupilId', '=', pupilId).execute();
    const isSooner = fileDueAt(next.bornOn) < fileDueAt(kept.bornOn);
    await ledger.append({
      actor: actor.accountId,
      action: 'set-birth',
      object: pupilId,
      outcome: 'done',
      facts: { source: next.source, isSooner },
    });
    return success({});
  };

/**
 * What makes a file go sooner wants the password again, and a second person; the password alone where it only says on which
 * day of the year that the year group gave anyway.
 */
const refuseSooner = async (
  { approvals, clock }: SetBirthParts,
  actor: Actor,
  { pupilId, kept, next }: { readonly pupilId: string; readonly kept: Birth; readonly next: Birth },
): Promise<Failure | null> => {
  if (fileDueAt(next.bornOn) >= fileDueAt(kept.bornOn)) return null;
  if (clock() >= actor.confirmedUntil) return failure('confirm-password');
  if (kept.source === 'year-group' && isWithinYearBefore(next.bornOn, kept.bornOn)) return null;
  const used = await approvals.use(actor, 'bring-forward', [pupilId, wantedOf(next)]);
  return used.ok ? null : used;
};

const wantedOf = ({ bornOn, source }: Birth): string => (source === 'entered' ? bornOn : byYearGroup);

const keptBirth = ({ storage }: SetBirthParts, pupilId: string): Promise<Birth | undefined> =>
  storage.db
    .selectFrom('pupilBirths')
    .select(['bornOn', 'source'])
    .where('pupilId', '=', pupilId)
    .executeTakeFirst();

const latestFor = async ({ storage, clock }: SetBirthParts, pupilId: string): Promise<string | null> => {
  const row = await storage.db
    .selectFrom('pupils')
    .innerJoin('classes', 'classes.classId', 'pupils.classId')
    .select('yearGroup')
    .where('pupilId', '=', pupilId)
    .executeTakeFirst();
  return row ? latestBirthday(row.yearGroup, clock()) : null;
};
