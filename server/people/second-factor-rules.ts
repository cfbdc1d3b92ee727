import {
  isAskedOf,
  secondFactorRuleSchema,
  type SecondFactorRule,
  type SecondFactorStanding,
} from '#shared/second-factor-rule.ts';
import type { Clock } from '../clock.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Storage } from '../storage/storage.ts';
import type { Account } from './accounts.ts';
import type { SecondFactors } from './second-factors.ts';

export interface SecondFactorRulesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly secondFactors: Pick<SecondFactors, 'isInUse'>;
  readonly clock: Clock;
}

const key = 'secondFactorRule';
const firstRule: SecondFactorRule = { of: 'nobody', from: '2000-01-01' };

type Asked = Pick<Account, 'accountId' | 'roles'>;

/** Of whom the school asks a second factor, and how somebody stands to that. */
export class SecondFactorRules {
  readonly #parts: SecondFactorRulesParts;
  // Asked at every request, and changed here alone.
  #rule: SecondFactorRule | null = null;

  constructor(parts: SecondFactorRulesParts) {
    this.#parts = parts;
  }

  async rule(): Promise<SecondFactorRule> {
    this.#rule ??= await this.#read();
    return this.#rule;
  }

  async save(rule: SecondFactorRule): Promise<void> {
    const value = JSON.stringify(rule);
    await this.#parts.storage.db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    this.#rule = rule;
  }

  async standingOf({ accountId, roles }: Asked): Promise<SecondFactorStanding> {
    const rule = await this.rule();
    if (!isAskedOf(rule, roles) || (await this.#parts.secondFactors.isInUse(accountId))) return 'not-asked';
    return schoolMoment(this.#parts.clock()).date < rule.from ? 'asked' : 'needed';
  }

  /** Whether nothing may be opened before they have set one up. */
  async isNeeded(account: Asked): Promise<boolean> {
    return (await this.standingOf(account)) === 'needed';
  }

  async #read(): Promise<SecondFactorRule> {
    const row = await this.#parts.storage.db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? secondFactorRuleSchema.parse(JSON.parse(row.value)) : firstRule;
  }
}
