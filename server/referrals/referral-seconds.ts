import * as z from 'zod/mini';
import type { Referral } from '#shared/api/referrals.ts';
import { roleSchema } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { Viewers } from '../lessons/viewers.ts';
import { accountMakers } from '../people/account-makers.ts';
import type { Actor } from '../people/actor.ts';
import { isSecondOn } from '../people/second-on-referral.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReferralRow } from './referral-book.ts';

export interface ReferralSecondsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly viewers: Pick<Viewers, 'referralsChanged' | 'secondReferralsChanged'>;
  readonly clock: Clock;
}

const rolesSchema = z.array(roleSchema);

/** Whom the chair of governors has named to stand beside them, where a referral is about the head. */
export class ReferralSeconds {
  readonly #parts: ReferralSecondsParts;

  constructor(parts: ReferralSecondsParts) {
    this.#parts = parts;
  }

  async idFor(referralId: string): Promise<string | null> {
    const row = await this.#parts.storage.db
      .selectFrom('referralSeconds')
      .select('accountId')
      .where('referralId', '=', referralId)
      .executeTakeFirst();
    return row?.accountId ?? null;
  }

  /** Who is named and who can be; null where nobody is named, because the second goes by a role. */
  async namedFor({ referralId, audience }: ReferralRow): Promise<Referral['second']> {
    if (audience !== 'chair') return null;
    const namedId = await this.idFor(referralId);
    const able = await this.#able();
    return { named: able.find(({ accountId }) => accountId === namedId) ?? null, able };
  }

  /** False where that person cannot stand beside the chair. The one who was named before is not any more. */
  async name({ accountId: namedBy }: Actor, referralId: string, accountId: string): Promise<boolean> {
    if (!(await this.#able()).some((each) => each.accountId === accountId)) return false;
    const before = await this.idFor(referralId);
    const named = { accountId, namedBy, namedAt: this.#parts.clock() };
    await this.#parts.storage.db
      .insertInto('referralSeconds')
      .values({ referralId, ...named })
      .onConflict((conflict) => conflict.column('referralId').doUpdateSet(named))
      .execute();
    if (before !== null) this.#parts.viewers.secondReferralsChanged(before);
    return true;
  }

  /** Whoever has it open sees it as it is now, and so does the second person, whose it is in part. */
  async changed(referralId: string): Promise<void> {
    const { viewers } = this.#parts;
    viewers.referralsChanged();
    const namedId = await this.idFor(referralId);
    if (namedId !== null) viewers.secondReferralsChanged(namedId);
  }

  async #able() {
    const makers = await accountMakers(this.#parts.storage.db);
    const accounts = await this.#parts.storage.db
      .selectFrom('accounts')
      .select(['accountId', 'name', 'roles', 'createdAt'])
      .where('isActive', '=', 1)
      .orderBy('name')
      .execute();
    return accounts
      .map(({ roles, ...account }) => ({ ...account, roles: rolesSchema.parse(JSON.parse(roles)) }))
      .filter((account) => isSecondOn(account, { audience: 'chair', namedId: account.accountId }))
      .map(({ accountId, name, createdAt }) => ({
        accountId,
        name,
        madeAt: createdAt,
        madeBy: makers.get(accountId) ?? null,
      }));
  }
}
