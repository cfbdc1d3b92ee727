import { failure, success } from '#shared/result.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { AddedPupils } from '../lessons/pupils-added.ts';
import type { Clock } from '../clock.ts';
import type { Accounts } from './accounts.ts';
import type { AccountNews } from '../notify/account-news.ts';
import type { Storage } from '../storage/storage.ts';
import { askMay } from './ask-may.ts';
import type { ClassLists } from './class-lists.ts';
import type { Sessions } from './sessions.ts';

export interface PeopleParts {
  readonly accounts: Accounts;
  readonly classLists: ClassLists;
  readonly sessions: Sessions;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly storage: Pick<Storage, 'db'>;
  readonly accountNews: Pick<AccountNews, 'ofRoles' | 'ofNewPassword'>;
  readonly settings: Pick<Settings, 'url'>;
  /** Told when somebody may not sign in any more. */
  readonly onLeave: (accountId: string) => Promise<void>;
  readonly onPupilsAdded: (added: AddedPupils) => Promise<void>;
}

type PeopleHandlers = Pick<
  Handlers,
  'accounts' | 'addAccount' | 'givePasswordLink' | 'deactivateAccount' | 'addClass' | 'pupils' | 'addPupils'
>;

/** Accounts of staff, classes and pupils. */
export const peopleEndpoints = (parts: PeopleParts): PeopleHandlers => ({
  ...accountEndpoints(parts),
  ...rosterEndpoints(parts),
});

const accountEndpoints = (
  parts: PeopleParts,
): Pick<PeopleHandlers, 'accounts' | 'addAccount' | 'givePasswordLink' | 'deactivateAccount'> => ({
  accounts: async (_request, { actor }) =>
    (await askMay(parts, actor, 'manage-people', {}, 'accounts')) ?? success(await parts.accounts.list()),

  addAccount: async (request, { actor }) => {
    const refusal = await askMay(parts, actor, 'manage-people', {}, 'accounts');
    if (refusal) return refusal;
    const writeNews = await parts.accountNews.ofRoles(request.roles);
    const added = await parts.accounts.add(request, writeNews);
    if (!added) return failure('conflict', 'There is an account with this email address already.');
    const { accountId, token } = added;
    const facts = { roles: request.roles };
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'add-account',
      object: accountId,
      outcome: 'done',
      facts,
    });
    return success({ accountId, invitationUrl: linkOf(parts, token) });
  },

  givePasswordLink: async ({ accountId }, { actor }) => {
    const refusal = await askMay(parts, actor, 'manage-people', {}, accountId);
    if (refusal) return refusal;
    if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    if (accountId === actor.accountId) return failure('failed', 'A colleague makes this link for you.');
    const token = await parts.accounts.newLink(accountId);
    if (token === null) return failure('not-found');
    // Before anybody has the link.
    await (
      await parts.accountNews.ofNewPassword(accountId)
    )(parts.storage.db);
    await record(parts, actor.accountId, 'give-password-link', accountId);
    return success({ url: linkOf(parts, token) });
  },

  deactivateAccount: async ({ accountId }, { actor }) => {
    const refusal = await askMay(parts, actor, 'manage-people', {}, accountId);
    if (refusal) return refusal;
    if (accountId === actor.accountId) return failure('failed', 'You cannot end your own account.');
    if (!(await parts.accounts.deactivate(accountId))) return failure('not-found');
    await parts.sessions.endAllOf(accountId);
    await parts.onLeave(accountId);
    await record(parts, actor.accountId, 'deactivate-account', accountId);
    return success({});
  },
});

const rosterEndpoints = (parts: PeopleParts): Pick<PeopleHandlers, 'addClass' | 'pupils' | 'addPupils'> => ({
  pupils: async (_request, { actor }) =>
    (await askMay(parts, actor, 'view-roster', {}, 'pupils')) ?? success(await parts.classLists.pupils()),

  addClass: async (request, { actor }) => {
    const refusal = await askMay(parts, actor, 'manage-people', {}, 'classes');
    if (refusal) return refusal;
    const classId = await parts.classLists.addClass(request);
    if (!classId) return failure('conflict', 'There is a class of this name already.');
    await record(parts, actor.accountId, 'add-class', classId);
    return success({ classId });
  },

  addPupils: async (request, { actor }) => {
    const refusal = await askMay(parts, actor, 'manage-people', {}, request.classId);
    if (refusal) return refusal;
    const added = await parts.classLists.addPupils(request);
    if (added === 'no-such-class') return failure('not-found', 'There is no such class.');
    if (added === 'email-taken') return failure('conflict', 'Two pupils cannot have the same email address.');
    await record(parts, actor.accountId, 'add-pupils', request.classId);
    const emails = request.pupils.flatMap(({ email }) => email ?? []);
    await parts.onPupilsAdded({ classId: request.classId, emails });
    return success({ pupilIds: added });
  },
});

const linkOf = ({ settings }: PeopleParts, token: string): string =>
  `${settings.url}/accept-invitation#${token}`;

const record = ({ ledger }: PeopleParts, actor: string, action: string, object: string): Promise<void> =>
  ledger.append({ actor, action, object, outcome: 'done' });
