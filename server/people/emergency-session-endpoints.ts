import type { Kysely } from 'kysely';
import type { EmergencySession, PersonToHelp } from '#shared/api/emergency.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { EndpointContext, Handlers } from '../http/endpoint.ts';
import type { AccountNews } from '../notify/account-news.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { Accounts } from './accounts.ts';
import type { Actor } from './actor.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { EmergencyCodes, EmergencySessionRow } from './emergency-codes.ts';
import type { Invitations } from './invitations.ts';
import { rolesAllowed } from './roles-allowed.ts';
import type { SecondFactors } from './second-factors.ts';
import { emergencyCookie, endedEmergencyCookie } from './session-cookie.ts';

export interface EmergencySessionParts {
  readonly emergencyCodes: EmergencyCodes;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly invitations: Pick<Invitations, 'issue'>;
  readonly secondFactors: Pick<SecondFactors, 'end'>;
  readonly limits: AttemptLimits;
  readonly ledger: Ledger;
  readonly settings: Pick<Settings, 'url'>;
  /** Writes down who is to be told, in the transaction that uses the code up. */
  readonly onEmergency: (useId: string, transaction: Kysely<Schema>) => Promise<void>;
  readonly onEmergencyChange: () => void;
  readonly accountNews: Pick<AccountNews, 'ofNewPassword'>;
  readonly storage: Pick<Storage, 'db'>;
}

type Context = EndpointContext<Actor | null>;
type EmergencySessionHandlers = Pick<
  Handlers,
  | 'useEmergencyCode'
  | 'emergencySession'
  | 'giveEmergencyLink'
  | 'endFactorInEmergency'
  | 'endEmergencySession'
>;

/** Whose name stands in the ledger: the code has no account. */
const emergencyActor = 'Emergency code';
/** As short as the session that gives it. */
const linkMs = 30 * 60_000;
/** Counted together, as the tries at one account are. */
const allTries = 'emergency code';

/** All that the code in the envelope opens. It has no account and no role, so that `may` is not asked and nothing else answers it. */
export const emergencySessionEndpoints = (parts: EmergencySessionParts): EmergencySessionHandlers => ({
  useEmergencyCode: async ({ code }, { ip, retryAfter, setCookie }) => {
    const wait = await parts.limits.take(ip, allTries);
    if (wait > 0) {
      retryAfter(wait);
      return failure('too-many');
    }
    const used = await parts.emergencyCodes.use(code, parts.onEmergency);
    const action = 'use-emergency-code';
    if (!used) {
      await parts.ledger.append({ actor: 'unknown', action, object: 'dashboard', outcome: 'refused' });
      return failure('not-allowed', 'That code is wrong, or was used or replaced.');
    }
    await parts.limits.forgive(ip, allTries);
    await record(parts, action, used.session.useId);
    parts.onEmergencyChange();
    setCookie(emergencyCookie(used.token));
    return success(await shownOf(parts, used.session));
  },

  emergencySession: async (_request, { cookie }) => {
    const session = await parts.emergencyCodes.sessionOf(cookie);
    return success({ session: session && (await shownOf(parts, session)) });
  },

  giveEmergencyLink: ({ accountId }, context) =>
    helping(parts, context, accountId, async () => {
      const token = await parts.invitations.issue('invitation', accountId, linkMs);
      await (
        await parts.accountNews.ofNewPassword(accountId)
      )(parts.storage.db);
      await record(parts, 'give-emergency-link', accountId);
      return success({ invitationUrl: `${parts.settings.url}/accept-invitation#${token}` });
    }),

  endFactorInEmergency: ({ accountId }, context) =>
    helping(parts, context, accountId, async () => {
      if (!(await parts.secondFactors.end(accountId)))
        return failure('not-found', 'There is no second factor on this account.');
      await record(parts, 'end-second-factor', accountId);
      return success({});
    }),

  endEmergencySession: async (_request, { cookie, setCookie }) => {
    const session = await parts.emergencyCodes.sessionOf(cookie);
    if (!session) return over();
    await parts.emergencyCodes.end(session.useId);
    await record(parts, 'end-emergency', session.useId);
    setCookie(endedEmergencyCookie);
    return success({});
  },
});

const over = (): Failure =>
  failure('expired', 'The thirty minutes are over, or somebody ended them. A new code must be made.');

const helping = async <Value>(
  parts: EmergencySessionParts,
  { cookie }: Pick<Context, 'cookie'>,
  accountId: string,
  help: () => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  const { emergencyCodes, onEmergencyChange } = parts;
  const session = await emergencyCodes.sessionOf(cookie);
  if (!session) return over();
  const people = await peopleToHelp(parts);
  if (!people.some((person) => person.accountId === accountId)) return failure('not-found');
  if (!(await emergencyCodes.help(session.useId, accountId)))
    return failure('conflict', 'This code has let another person in. It is good for one.');
  const helped = await help();
  onEmergencyChange();
  return helped;
};

const shownOf = async (
  parts: EmergencySessionParts,
  { endsAt, helpedId }: EmergencySessionRow,
): Promise<EmergencySession> => ({ endsAt, helpedId, people: await peopleToHelp(parts) });

/** Who can then let everybody else in. */
const peopleToHelp = async ({ accounts }: EmergencySessionParts): Promise<PersonToHelp[]> =>
  (await accounts.list())
    .filter(({ isActive, roles }) => isActive && roles.some(mayManage))
    .map(({ accountId, name, hasSecondFactor }) => ({ accountId, name, hasSecondFactor }));

const mayManage = (role: Actor['roles'][number]): boolean => rolesAllowed['manage-people'].includes(role);

const record = ({ ledger }: EmergencySessionParts, action: string, object: string): Promise<void> =>
  ledger.append({ actor: emergencyActor, action, object, outcome: 'done' });
