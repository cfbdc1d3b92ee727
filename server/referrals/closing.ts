import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hostAndParents, isWithin, parseAddress } from '#shared/policy/address.ts';
import { closedMarkOf, maxClosedMarks } from '#shared/policy/closed-marks.ts';
import { isHelplineHost } from '#shared/policy/helplines.ts';
import { trustedHosts } from '#shared/policy/look-alikes/trusted-hosts.ts';
import { isWellKnown } from '#shared/policy/look-alikes/well-known-sites.ts';
import { pageNameOf } from '#shared/policy/page-name.ts';
import type { CompiledPolicy } from '#shared/policy/question.ts';
import { engineAt } from '#shared/policy/safe-search.ts';
import type { Schema } from '../storage/schema.ts';

/** What a stop closes on every device of the school: the site by its host, or of a site that is needed the page alone. */
export interface Closing {
  readonly is: 'site' | 'page';
  readonly name: string;
}

/** Null for what is no page of the web. */
export const closingOf = (
  { policy, serverHost }: Pick<CompiledPolicy, 'policy' | 'serverHost'>,
  url: string,
): Closing | null => {
  const address = parseAddress(url);
  if (address === null || !/^https?$/.test(address.scheme)) return null;
  const names = hostAndParents(address.host);
  const trusted = [...trustedHosts(policy), ...(serverHost === null ? [] : [serverHost])];
  const isNeeded =
    isHelplineHost(names) ||
    engineAt(names) !== null ||
    isWellKnown(address.host) ||
    trusted.some((host) => isWithin(address.host, host));
  return isNeeded
    ? { is: 'page', name: pageNameOf(address) }
    : { is: 'site', name: address.host.replace(/^www\./, '') };
};

/** With a salt of its own, so that two marks of one site are not seen to be the same. */
export const newClosedMark = ({ name }: Closing): string =>
  closedMarkOf(randomBytes(16).toString('base64url'), name, (text) =>
    createHash('sha256').update(text).digest(),
  );

/** What every device keeps closed now. */
export const closedMarksNow = async (db: Kysely<Schema>): Promise<string[]> => {
  const rows = await db
    .selectFrom('referrals')
    .select('closedMark')
    .where('liftedAt', 'is', null)
    .where('closedMark', 'is not', null)
    .orderBy('number', 'desc')
    .limit(maxClosedMarks)
    .execute();
  return rows.flatMap(({ closedMark }) => closedMark ?? []);
};
