import { randomUUID } from 'node:crypto';
import type { MailedLink } from '#shared/api/agreements.ts';
import { failure, success } from '#shared/result.ts';
import { longTime } from '../exports/london-time.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ChannelBook } from '../notify/channel-book.ts';
import type { Couriers } from '../notify/couriers.ts';
import type { Outcome } from '../notify/message.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { School } from '../people/school.ts';
import type { MadeLink } from './agreement-links.ts';
import { mailStanding } from './mail-standing.ts';
import { standingOfStaff } from './missing-signatures.ts';
import { schoolAdults, type SchoolAdult } from './school-adults.ts';
import type { SignEndpointsParts } from './sign-endpoints.ts';

export interface MailLinksParts extends SignEndpointsParts {
  readonly notify: {
    readonly book: Pick<ChannelBook, 'health' | 'noteSuccess' | 'noteFailure'>;
    readonly couriers: Pick<Couriers, 'mailTo'>;
  };
  readonly school: Pick<School, 'name'>;
}

const notOn = 'Mail is not set up. Letters and codes work without it.';

/** Links by mail to staff, who have addresses; parents have none here. No link is in the ledger or a log. */
export const mailLinks = (parts: MailLinksParts): Pick<Handlers, 'mailAgreementLinks'> => ({
  mailAgreementLinks: async ({ accountIds }, { actor }) => {
    const refused = await askMay(parts, actor, 'edit-agreements', {}, 'agreements');
    if (refused) return refused;
    const adults = await schoolAdults(parts.storage.db);
    const to = [...new Set(accountIds)].flatMap(
      (id) => adults.find(({ accountId }) => accountId === id) ?? [],
    );
    if (to.length < new Set(accountIds).size) return failure('not-found');
    if ((await mailStanding(parts.notify.book)).state === 'off') return failure('failed', notOn);
    const mailed = await mailAll(parts, actor, to);
    const sent = mailed.filter(({ problem }) => problem === null).length;
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'mail-agreement-links',
      object: 'agreements',
      outcome: sent > 0 ? 'done' : 'failed',
      facts: { sent, notSent: mailed.length - sent },
    });
    return success(mailed);
  },
});

/** One after the other. Once the mail server fails, the others would fare no better. */
const mailAll = async (
  parts: MailLinksParts,
  actor: Actor,
  to: readonly SchoolAdult[],
): Promise<MailedLink[]> => {
  const signed = await parts.signatures.ofStaff();
  const mailed: MailedLink[] = [];
  let broken: string | null = null;
  for (const { accountId, name } of to) {
    const standing = standingOfStaff(parts, signed.get(accountId) ?? []);
    const outcome: Outcome | null =
      standing === 'missing' && broken === null ? await mailOne(parts, actor, accountId) : null;
    if (outcome?.kind === 'later') broken = outcome.problem;
    mailed.push({ accountId, name, problem: problemOf(standing === 'missing', outcome, broken) });
  }
  return mailed;
};

const problemOf = (isMissing: boolean, outcome: Outcome | null, broken: string | null): string | null => {
  if (!isMissing) return 'Nothing is missing from them.';
  if (outcome === null) return broken;
  return outcome.kind === 'sent' ? null : outcome.problem;
};

/** An earlier code ends only once the new one is on its way. */
const mailOne = async (parts: MailLinksParts, actor: Actor, accountId: string): Promise<Outcome> => {
  const { agreementLinks, notify, settings } = parts;
  const owner = { pupilId: null, accountId, volunteer: null };
  const link = await agreementLinks.add(owner, actor.accountId);
  const text = textFor(link, settings.url, (await parts.school.name()) ?? 'our school');
  const outcome = await notify.couriers.mailTo(accountId, { id: randomUUID(), subject, text });
  if (outcome.kind === 'sent') {
    await agreementLinks.endEarlier(owner, link.linkId);
    await notify.book.noteSuccess('mail');
  } else await agreementLinks.end(link.linkId);
  if (outcome.kind === 'later') await notify.book.noteFailure('mail', outcome.problem);
  return outcome;
};

const subject = 'Please sign: how we use computers and the internet';

const textFor = ({ code, expiresAt }: MadeLink, url: string, school: string): string =>
  [
    `Everybody who works in ${school} or for it agrees how we use its computers and the internet safely.`,
    '',
    'Please read the agreement and sign it. It takes about five minutes and needs no account:',
    '',
    `${url}/agree/${code}`,
    '',
    `The link works once, until ${longTime(expiresAt)}. It is for you alone: please do not forward it.`,
    'You can also sign in ThinkClick, under Agreements.',
  ].join('\r\n');
