import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Me } from '#shared/api/sign-in.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { EndpointContext, Handlers } from '../http/endpoint.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Actor } from './actor.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { capabilitiesOf } from './may.ts';
import type { School } from './school.ts';
import { endedSessionCookie, sessionCookie } from './session-cookie.ts';
import type { SecondFactorRules } from './second-factor-rules.ts';
import type { SecondFactors } from './second-factors.ts';
import type { Sessions } from './sessions.ts';

export interface SignInParts {
  readonly accounts: Accounts;
  readonly school: School;
  readonly sessions: Sessions;
  readonly limits: AttemptLimits;
  readonly secondFactors: SecondFactors;
  readonly secondFactorRules: Pick<SecondFactorRules, 'rule' | 'standingOf'>;
  readonly ledger: Ledger;
}

type Context = EndpointContext<Actor | null>;
type SignInHandlers = Pick<
  Handlers,
  'me' | 'setUp' | 'signIn' | 'signOut' | 'confirmPassword' | 'acceptInvitation'
>;

/** Everything about one's own session. No right is needed for it, so `may` is not asked. */
export const signInEndpoints = (parts: SignInParts): SignInHandlers => ({
  me: async (_request, { actor }) => success(await meOf(parts, actor, actor?.confirmedUntil)),

  setUp: async (request, context) => {
    const wait = await tooMany(parts, context, null);
    if (wait) return wait;
    const accountId = await parts.school.setUp(request);
    if (!accountId) return badLink(parts, 'set-up');
    return enter(parts, context, await parts.accounts.byId(accountId), 'set-up');
  },

  acceptInvitation: async ({ token, password }, context) => {
    const wait = await tooMany(parts, context, null);
    if (wait) return wait;
    const account = await parts.accounts.accept(token, password);
    // A password that replaces another one ends what was opened by that.
    if (account) await parts.sessions.endAllOf(account.accountId);
    if (!account) return badLink(parts, 'accept-invitation');
    if (!(await parts.secondFactors.isInUse(account.accountId)))
      return enter(parts, context, account, 'accept-invitation');
    // A link is no second factor: they sign in with both.
    await record(parts, account.accountId, 'accept-invitation', 'done');
    return success(await meOf(parts, null));
  },

  signIn: async ({ email, password, code }, context) => {
    const wait = await tooMany(parts, context, email);
    if (wait) return wait;
    const account = await parts.accounts.byPassword(email, password);
    const noCode = account && (await wrongCode(parts, account.accountId, code, 'sign-in'));
    if (noCode) return noCode;
    if (account) return enter(parts, context, account, 'sign-in');
    await parts.ledger.append({
      actor: 'unknown',
      action: 'sign-in',
      object: 'dashboard',
      outcome: 'refused',
    });
    return failure('not-allowed', 'That email address and password do not belong together.');
  },

  signOut: async (_request, { actor, setCookie }) => {
    if (actor) {
      await parts.sessions.end(actor);
      await record(parts, actor.accountId, 'sign-out', 'done');
    }
    setCookie(endedSessionCookie);
    return success(await meOf(parts, null));
  },

  confirmPassword: async ({ password, code }, { actor, ...context }) => {
    const wait = await tooMany(parts, context, actor.email);
    if (wait) return wait;
    const account = await parts.accounts.byPassword(actor.email, password);
    const noCode = account && (await wrongCode(parts, actor.accountId, code, 'confirm-password'));
    if (noCode) return noCode;
    await record(parts, actor.accountId, 'confirm-password', account ? 'done' : 'refused');
    if (!account) return failure('not-allowed', 'That password is wrong.');
    await parts.limits.forgive(context.ip, actor.email);
    return success({ confirmedUntil: await parts.sessions.confirm(actor) });
  },
});

const record = ({ ledger }: SignInParts, accountId: string, action: string, outcome: string): Promise<void> =>
  ledger.append({ actor: accountId, action, object: 'dashboard', outcome });

/** Asked after the password was right, and each try counts as one. Null where it was right, or none is in use. */
const wrongCode = async (
  parts: SignInParts,
  accountId: string,
  code: string | undefined,
  action: string,
): Promise<Failure | null> => {
  if (!(await parts.secondFactors.isInUse(accountId))) return null;
  if (code === undefined) return failure('needs-code');
  if (await parts.secondFactors.take(accountId, code)) return null;
  await record(parts, accountId, action, 'refused');
  return failure('not-allowed', 'That code is wrong, or was used already. Wait for the next one.');
};

const tooMany = async (
  { limits }: SignInParts,
  context: Pick<Context, 'ip' | 'retryAfter'>,
  account: string | null,
): Promise<Failure | null> => {
  const seconds = await limits.take(context.ip, account);
  if (seconds === 0) return null;
  context.retryAfter(seconds);
  return failure('too-many');
};

const badLink = async ({ ledger }: SignInParts, action: string): Promise<Failure> => {
  await ledger.append({ actor: 'unknown', action, object: 'dashboard', outcome: 'refused' });
  return failure('expired', 'This link has been used already, or it is too old.');
};

const enter = async (
  parts: SignInParts,
  context: Context,
  account: Account | null,
  action: string,
): Promise<Result<Me>> => {
  if (!account) return failure('internal');
  await parts.limits.forgive(context.ip, account.email);
  if (context.actor) await parts.sessions.end(context.actor);
  context.setCookie(sessionCookie(await parts.sessions.create(account.accountId)));
  await record(parts, account.accountId, action, 'done');
  return success(await meOf(parts, account));
};

const meOf = async (
  { school, secondFactorRules }: SignInParts,
  account: Account | null,
  confirmedUntil = 0,
): Promise<Me> => {
  const schoolName = await school.name();
  const needsSetUp = schoolName === null;
  if (!account) return { schoolName, needsSetUp, account: null };
  const { accountId, name, email, roles } = account;
  const capabilities = capabilitiesOf(account);
  const secondFactor = await secondFactorRules.standingOf(account);
  const { from: secondFactorFrom } = await secondFactorRules.rule();
  const factor = { secondFactor, secondFactorFrom };
  return {
    schoolName,
    needsSetUp,
    account: { accountId, name, email, roles: [...roles], capabilities, confirmedUntil, ...factor },
  };
};
