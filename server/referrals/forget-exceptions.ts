import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import type { Clock } from '../clock.ts';
import { eraseEntries, type EraseEntriesParts } from '../evidence/erase-entries.ts';
import { targetOf, type Exceptions } from '../exceptions/exceptions.ts';
import type { GrantExceptions } from '../exceptions/grant-exceptions.ts';
import type { AddressHash } from './address-hash.ts';
import type { SeenPage } from './forget-page.ts';
import { isOfPage } from './stopped-pages.ts';

export interface ForgetExceptionsParts extends EraseEntriesParts {
  readonly addressHash: AddressHash;
  readonly exceptions: Exceptions;
  readonly granting: Pick<GrantExceptions, 'pupilsFor' | 'tell'>;
  readonly clock: Clock;
}

/**
 * What was opened for pupils and is the page that was stopped, or its site, is closed for all of them; what it was is
 * reduced to the fingerprint, in the ledger too. Answers how many there were.
 */
export const forgetExceptions = async (
  parts: ForgetExceptionsParts,
  { address, since }: Pick<SeenPage, 'address' | 'since'>,
): Promise<number> => {
  const { exceptions, granting, storage, addressHash, clock } = parts;
  const known = await exceptions.endingAfter(since);
  const meant = known.filter((each) => isOfPage(targetOf(each), address));
  if (meant.length === 0) return 0;
  // Of the kinds there are, an address of any form fits this one.
  const reduced = { kind: 'download', target: sealedAddress(addressHash.of(address)) } as const;
  const pupilIds: string[] = [];
  for (const each of meant) {
    const { exceptionId } = each;
    await exceptions.end(exceptionId, clock());
    await storage.db
      .updateTable('exceptions')
      .set({ ...reduced, reason: '', mayComeBack: 0 })
      .where('exceptionId', '=', exceptionId)
      .execute();
    pupilIds.push(...(await granting.pupilsFor(each)));
  }
  await granting.tell(pupilIds);
  return meant.length + (await eraseGrants(parts, meant));
};

const eraseGrants = async (
  parts: ForgetExceptionsParts,
  meant: readonly { readonly exceptionId: string }[],
): Promise<number> => {
  await parts.ledger.settled();
  const rows = await parts.storage.db
    .selectFrom('ledger')
    .select('seq')
    .where('action', 'in', ['grant-exception', 'reopen-exception'])
    .where(
      'object',
      'in',
      meant.map(({ exceptionId }) => exceptionId),
    )
    .execute();
  return eraseEntries(
    parts,
    'stopped-page',
    rows.map(({ seq }) => seq),
  );
};
