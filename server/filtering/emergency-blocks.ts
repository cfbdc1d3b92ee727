import type { Kysely, Selectable } from 'kysely';
import { getDomain } from 'tldts';
import { isWithin } from '#shared/policy/address.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyDraftStore } from './policy-draft-store.ts';
import type { PolicyStore } from './policy-store.ts';

export interface EmergencyBlocksParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly policies: PolicyStore;
  readonly drafts: PolicyDraftStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** As many as the rules may name. */
const mostHosts = 1_000;

type Row = Selectable<Schema['emergencyBlocks']>;

/** Sites blocked everywhere at once. Such a block waits for nobody, and says so until a second person has confirmed it. */
export class EmergencyBlocks {
  readonly #parts: EmergencyBlocksParts;
  readonly #db: Kysely<Schema>;
  readonly #inTurn = oneAtATime();

  constructor(parts: EmergencyBlocksParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** Those that the rules in force name; blocks that were taken out by a version are over. */
  async list(): Promise<Row[]> {
    const rows = await this.#db
      .selectFrom('emergencyBlocks')
      .selectAll()
      .orderBy('blockedAt', 'desc')
      .execute();
    const inForce = this.#parts.policies.current.policy.rules.emergencyHosts;
    return rows.filter(({ host }) => inForce.includes(host));
  }

  readonly block: Handlers['blockInEmergency'] = async ({ host, reason }, { actor }) => {
    const refused = await this.#askManage(actor, host);
    if (refused) return refused;
    const wrong = this.#wrongWith(host);
    if (wrong !== null) return failure('failed', wrong);
    return this.#inTurn(async () => {
      const { emergencyHosts } = this.#parts.policies.current.policy.rules;
      if (emergencyHosts.includes(host)) return success({ version: this.#parts.policies.version });
      if (emergencyHosts.length >= mostHosts)
        return failure('too-many', 'There are too many emergency blocks.');
      const said = reason === '' ? `Emergency block of ${host}` : `Emergency block of ${host}: ${reason}`;
      const blockedBy = actor.accountId;
      const row: Row = { host, reason, blockedBy, blockedAt: this.#parts.clock(), confirmedBy: null };
      const result = await this.#publish(actor, said, (hosts) =>
        hosts.includes(host) ? hosts : [...hosts, host],
      );
      if (result.ok) await this.#keep(row);
      await this.#record(actor, 'block-in-emergency', host);
      return result;
    });
  };

  /** One that nobody has confirmed is taken back by one person; a confirmed one is a rule like any other. */
  readonly lift: Handlers['liftEmergency'] = async ({ host }, { actor }) => {
    const refused = await this.#askLift(actor, host);
    if (refused) return refused;
    return this.#inTurn(async () => {
      const result = await this.#publish(actor, `Emergency block of ${host} lifted`, (hosts) =>
        hosts.filter((each) => each !== host),
      );
      if (result.ok) await this.#db.deleteFrom('emergencyBlocks').where('host', '=', host).execute();
      await this.#record(actor, 'lift-emergency', host);
      this.#parts.onChange();
      return result;
    });
  };

  readonly confirm: Handlers['confirmEmergency'] = async ({ host }, { actor }) => {
    const row = (await this.list()).find((each) => each.host === host);
    const change = { needsSecondPerson: true, proposerId: row?.blockedBy ?? '' };
    const refused = await askMay(this.#parts, actor, 'approve-filtering', { change }, host);
    if (refused) return refused;
    if (!row) return failure('not-found');
    await this.#keep({ ...row, confirmedBy: actor.accountId });
    await this.#record(actor, 'confirm-emergency', host);
    return success({});
  };

  #askManage(actor: Actor, host: string) {
    return askMay(this.#parts, actor, 'manage-filtering', {}, host);
  }

  async #askLift(actor: Actor, host: string) {
    const row = (await this.list()).find((each) => each.host === host);
    const isUnapproved = row?.confirmedBy === null;
    if (isUnapproved) return this.#askManage(actor, host);
    const { needsSecondPerson } = this.#parts.policies.current.policy.rules;
    const change = { needsSecondPerson, proposerId: null };
    return askMay(this.#parts, actor, 'publish-filtering', { change }, host);
  }

  #wrongWith(host: string): string | null {
    if (isWithin(new URL(this.#parts.settings.url).hostname, host)) {
      return 'This is the ThinkClick server itself: without it no device would hear of anything.';
    }
    return getDomain(host) === null ? `That would block every site under ${host}. Name one site.` : null;
  }

  async #publish(
    actor: Actor,
    reason: string,
    change: (hosts: readonly string[]) => readonly string[],
  ): Promise<Result<{ version: number }>> {
    const { policies, drafts } = this.#parts;
    const { version, rules } = policies.current.policy;
    const emergencyHosts = [...change(rules.emergencyHosts)];
    if (emergencyHosts.length === rules.emergencyHosts.length) return success({ version });
    const changed: PolicyRules = { ...rules, emergencyHosts };
    const result = await policies.publish(version, { rules: changed, reason, publishedBy: actor.accountId });
    // Somebody published in the same moment: the block goes on top of that.
    if (!result.ok) return this.#publish(actor, reason, change);
    await drafts.follow({ version, rules }, { version: result.value.version, rules: changed });
    return result;
  }

  async #keep(row: Row): Promise<void> {
    await this.#db
      .insertInto('emergencyBlocks')
      .values(row)
      .onConflict((conflict) => conflict.column('host').doUpdateSet(row))
      .execute();
    this.#parts.onChange();
  }

  #record(actor: Actor, action: string, object: string): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done' });
  }
}
