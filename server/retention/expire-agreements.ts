import type { ExpiringTable } from './expire-rows.ts';

/** As in expire-rows, which needs this file. */
const batch = 200;

/** On file for as long as pupil or member of staff is here; a volunteer's, who has no account, as long as anybody's. */
export const agreementSignatures: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('agreementSignatures')
      .leftJoin('pupils', 'pupils.pupilId', 'agreementSignatures.pupilId')
      .leftJoin('accounts', 'accounts.accountId', 'agreementSignatures.accountId')
      .select('signatureId')
      .where('signedAt', '<', before)
      .where((row) => row.or([row('pupils.isActive', 'is', null), row('pupils.isActive', '=', 0)]))
      .where((row) => row.or([row('accounts.isActive', 'is', null), row('accounts.isActive', '=', 0)]))
      .where((row) =>
        row.or([
          row('agreementSignatures.pupilId', 'is', null),
          row('agreementSignatures.pupilId', 'not in', heldPupilIds.length > 0 ? heldPupilIds : ['']),
        ]),
      )
      .limit(batch)
      .execute();
    return rows.map(({ signatureId }) => signatureId);
  },
  remove: (db, ids) => db.deleteFrom('agreementSignatures').where('signatureId', 'in', ids).execute(),
};

/** A link that ran out so long ago says nothing any more. */
export const agreementLinks: ExpiringTable = {
  next: async (db, { before, heldPupilIds }) => {
    const rows = await db
      .selectFrom('agreementLinks')
      .select('linkId')
      .where('expiresAt', '<', before)
      .where((row) =>
        row.or([
          row('pupilId', 'is', null),
          row('pupilId', 'not in', heldPupilIds.length > 0 ? heldPupilIds : ['']),
        ]),
      )
      .limit(batch)
      .execute();
    return rows.map(({ linkId }) => linkId);
  },
  remove: (db, ids) => db.deleteFrom('agreementLinks').where('linkId', 'in', ids).execute(),
};
