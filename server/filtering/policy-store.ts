import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { compilePolicy, type CompiledPolicy } from '#shared/policy/decide.ts';
import {
  policyRulesSchema,
  policySchema,
  type FullIndex,
  type Policy,
  type PolicyRules,
  type SignedPolicy,
} from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Keys } from '../keys.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { School } from '../people/school.ts';
import type { Schema } from '../storage/schema.ts';
import { firstPolicyRules, policyCategories } from './first-policy.ts';
import type { IndexFiles } from './index-files.ts';
import { importedCategories, openListedIndex, type ListedIndex } from './listed-index.ts';
import type { SealedLists } from './sealed/sealed-lists.ts';
import type { PromptPlans } from '../prompts/prompt-plans.ts';
import { signPolicy } from './sign-policy.ts';

/** The version in force. */
export interface PublishedPolicy {
  readonly policy: Policy;
  readonly signed: SignedPolicy;
  readonly compiled: CompiledPolicy;
  /** Null where it names none, or its file is missing. */
  readonly listed: ListedIndex | null;
  /** An account id, or `server`. */
  readonly publishedBy: string;
  readonly reason: string;
}

export interface PolicyStoreParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly keys: Pick<Keys, 'policyPrivateKey'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly school: Pick<School, 'name'>;
  readonly indexFiles: Pick<IndexFiles, 'open'>;
  readonly sealedLists: Pick<SealedLists, 'current'>;
  readonly promptPlans: Pick<PromptPlans, 'current'>;
  readonly onPublish: (published: PublishedPolicy) => void;
}

export interface Edition {
  /** The one in force stays where none is given. */
  readonly fullIndex?: FullIndex;
  readonly rules: PolicyRules;
  readonly publishedBy: string;
  readonly reason: string;
  /** The second person, where one was asked. */
  readonly approvedBy?: string;
}

/** A device further ahead than this did not get its policy from us. */
const furthestAhead = 1_000;
const hash = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const unnamedSchool = 'Our school';

/** Every version of the policy there was; the newest is in force. Versions only ever rise. */
export class PolicyStore {
  readonly #parts: PolicyStoreParts;
  readonly #db: Kysely<Schema>;
  readonly #inTurn = oneAtATime();
  #current: PublishedPolicy | null = null;

  constructor(parts: PolicyStoreParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Reads the policy in force; on a school's first start there is one to begin with. */
  async load(): Promise<void> {
    const row = await this.#db
      .selectFrom('policies')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return this.#publishFirst();
    const { text, signature, publishedBy, reason } = row;
    const policy = policySchema.parse(JSON.parse(text));
    this.#current = await this.#ready(policy, { text, signature }, publishedBy, reason);
  }

  get current(): PublishedPolicy {
    if (!this.#current) throw new Error('The policy is asked for before it was loaded');
    return this.#current;
  }

  get version(): number {
    return this.current.policy.version;
  }

  /** `conflict` when somebody published after the version that was edited. */
  publish(basedOn: number, edition: Edition): Promise<Result<{ version: number }>> {
    return this.#inTurn(async () => {
      if (basedOn !== this.version) return failure('conflict');
      await this.#publish(this.version + 1, edition);
      return success({ version: this.version });
    });
  }

  /** The same rules with another full index; answers the new version. */
  publishIndex(fullIndex: FullIndex, edition: Pick<Edition, 'publishedBy' | 'reason'>): Promise<number> {
    return this.#inTurn(async () => {
      const { rules } = this.current.policy;
      await this.#publish(this.version + 1, { ...edition, rules, fullIndex });
      return this.version;
    });
  }

  /** The same rules with what stands beside them as it is now: sealed lists, prompts. Answers the new version. */
  publishBeside(edition: Pick<Edition, 'publishedBy' | 'reason'>): Promise<number> {
    return this.#inTurn(async () => {
      await this.#publish(this.version + 1, { ...edition, rules: this.current.policy.rules });
      return this.version;
    });
  }

  /** The first device comes after the school has been named; its policy shall carry the name. */
  async keepUpWithName(): Promise<void> {
    if ((await this.#schoolName()) === this.current.policy.schoolName) return;
    await this.#inTurn(async () => {
      if ((await this.#schoolName()) === this.current.policy.schoolName) return;
      await this.#republish(this.version + 1, 'The school was named');
    });
  }

  /** A device ahead of us has met a database that was put back since, and takes nothing older than it has. */
  async riseAbove(deviceVersion: number): Promise<void> {
    await this.#inTurn(async () => {
      if (deviceVersion <= this.version || deviceVersion > this.version + furthestAhead) return;
      await this.#republish(deviceVersion + 1, 'Devices were ahead of a database put back from a backup');
    });
  }

  /** What an older version said; null where there was none. */
  async rulesOf(version: number): Promise<PolicyRules | null> {
    const row = await this.#db
      .selectFrom('policies')
      .select('rules')
      .where('version', '=', version)
      .executeTakeFirst();
    return row ? policyRulesSchema.parse(JSON.parse(row.rules)) : null;
  }

  /** Other rules over the lists in force, to try them out. */
  compile(rules: PolicyRules): CompiledPolicy {
    return this.#compile({ ...this.current.policy, rules }, this.current.listed);
  }

  history() {
    return this.#db
      .selectFrom('policies')
      .select(['version', 'publishedAt', 'publishedBy', 'approvedBy', 'reason'])
      .orderBy('version', 'desc')
      .limit(200)
      .execute();
  }

  async #publishFirst(): Promise<void> {
    const rules = firstPolicyRules();
    await this.#publish(1, { rules, publishedBy: 'server', reason: 'The policy a school begins with' });
  }

  #republish(version: number, reason: string): Promise<void> {
    return this.#publish(version, { rules: this.current.policy.rules, publishedBy: 'server', reason });
  }

  async #publish(version: number, edition: Edition): Promise<void> {
    const { rules, publishedBy, approvedBy = null, reason } = edition;
    const { fullIndex = this.#current?.policy.fullIndex } = edition;
    const { keys, ledger, clock, sealedLists, promptPlans, onPublish } = this.#parts;
    const sealed = await sealedLists.current();
    const prompts = await promptPlans.current();
    const schoolName = await this.#schoolName();
    const publishedAt = clock();
    const policy: Policy = {
      version,
      schoolName,
      publishedAt,
      rules,
      categories: [...policyCategories, ...importedCategories(await this.#listed(fullIndex))],
      ...(fullIndex && { fullIndex }),
      ...(sealed && { sealed }),
      ...(prompts && { prompts }),
    };
    const signed = signPolicy(policy, keys.policyPrivateKey);
    await this.#db
      .insertInto('policies')
      .values({
        version,
        ...signed,
        rules: JSON.stringify(rules),
        publishedAt,
        publishedBy,
        approvedBy,
        reason,
      })
      .execute();
    this.#current = await this.#ready(policy, signed, publishedBy, reason);
    const about = { actor: publishedBy, action: 'publish-policy', object: `policy ${version}` };
    await ledger.append({ ...about, outcome: 'done', facts: { reason, approvedBy } });
    onPublish(this.#current);
  }

  async #ready(
    policy: Policy,
    signed: SignedPolicy,
    publishedBy: string,
    reason: string,
  ): Promise<PublishedPolicy> {
    const listed = await this.#listed(policy.fullIndex);
    return { policy, signed, compiled: this.#compile(policy, listed), listed, publishedBy, reason };
  }

  #compile(policy: Policy, listed: ListedIndex | null): CompiledPolicy {
    const serverHost = new URL(this.#parts.settings.url).hostname;
    return compilePolicy(policy, { serverHost, hash, ...(listed && { fullIndex: listed.index }) });
  }

  async #listed(fullIndex: FullIndex | undefined): Promise<ListedIndex | null> {
    if (fullIndex === undefined) return null;
    const open = this.#current?.listed ?? null;
    return open?.sha256 === fullIndex.sha256 ? open : openListedIndex(this.#parts.indexFiles, fullIndex);
  }

  async #schoolName(): Promise<string> {
    return (await this.#parts.school.name()) ?? unnamedSchool;
  }
}
