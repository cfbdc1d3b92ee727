import type { Selectable } from 'kysely';
import {
  mailFactsSchema,
  notifyChannels,
  type ChannelHealth,
  type MailFacts,
  type NotifyChannel,
} from '#shared/api/notify.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { NotifyTables } from '../storage/notify-tables.ts';
import type { Storage } from '../storage/storage.ts';

export interface ChannelBookParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly clock: Clock;
}

type Row = Selectable<NotifyTables['notifyChannels']>;

const placeOf = (channel: NotifyChannel): string => `notifyChannels ${channel} secret`;

/** The ways out of the school: how each is set up, and how it fared. */
export class ChannelBook {
  readonly #parts: ChannelBookParts;

  constructor(parts: ChannelBookParts) {
    this.#parts = parts;
  }

  async health(): Promise<ChannelHealth[]> {
    const rows = await this.#parts.storage.db.selectFrom('notifyChannels').selectAll().execute();
    return notifyChannels.map((channel) =>
      healthOf(
        channel,
        rows.find((row) => row.channel === channel),
      ),
    );
  }

  async on(): Promise<NotifyChannel[]> {
    const health = await this.health();
    return health.filter(({ state }) => state !== 'off').map(({ channel }) => channel);
  }

  async mailFacts(): Promise<MailFacts | null> {
    const row = await this.#row('mail');
    return row ? factsOf(row) : null;
  }

  /** The password or address that nobody is shown; empty where there is none. */
  async secret(channel: NotifyChannel): Promise<string> {
    const row = await this.#row(channel);
    return row?.sealedSecret ? this.#parts.vault.open(placeOf(channel), row.sealedSecret) : '';
  }

  /** A null `secret` keeps the one that is there. */
  async save(
    channel: NotifyChannel,
    { isOn, facts, secret }: { isOn: boolean; facts: object; secret: string | null },
  ): Promise<void> {
    const change = {
      isOn: isOn ? 1 : 0,
      facts: JSON.stringify(facts),
      ...(secret !== null && { sealedSecret: this.#parts.vault.seal(placeOf(channel), secret) }),
      // What went wrong before says nothing about the new settings.
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailure: '',
    };
    await this.#parts.storage.db
      .insertInto('notifyChannels')
      .values({ channel, sealedSecret: null, ...change })
      .onConflict((conflict) => conflict.column('channel').doUpdateSet(change))
      .execute();
  }

  async noteSuccess(channel: NotifyChannel): Promise<void> {
    await this.#note(channel, { lastSuccessAt: this.#parts.clock() });
  }

  async noteFailure(channel: NotifyChannel, lastFailure: string): Promise<void> {
    await this.#note(channel, { lastFailureAt: this.#parts.clock(), lastFailure });
  }

  async #note(channel: NotifyChannel, change: Partial<Omit<Row, 'channel'>>): Promise<void> {
    await this.#parts.storage.db
      .updateTable('notifyChannels')
      .set(change)
      .where('channel', '=', channel)
      .execute();
  }

  #row(channel: NotifyChannel): Promise<Row | undefined> {
    return this.#parts.storage.db
      .selectFrom('notifyChannels')
      .selectAll()
      .where('channel', '=', channel)
      .executeTakeFirst();
  }
}

const factsOf = ({ facts }: Row): MailFacts | null => {
  const parsed = mailFactsSchema.safeParse(JSON.parse(facts));
  return parsed.success ? parsed.data : null;
};

const isSetUp = (channel: NotifyChannel, row: Row): boolean => {
  if (channel === 'push') return true;
  return channel === 'mail' ? factsOf(row) !== null : row.sealedSecret !== null;
};

const healthOf = (channel: NotifyChannel, row: Row | undefined): ChannelHealth => {
  const { lastSuccessAt = null, lastFailureAt = null, lastFailure = '' } = row ?? {};
  const isReady = row !== undefined && isSetUp(channel, row);
  const isOn = row?.isOn === 1;
  const state = isOn && isReady ? triedState(lastSuccessAt, lastFailureAt) : 'off';
  return { channel, state, isOn, isSetUp: isReady, lastSuccessAt, lastFailureAt, lastFailure };
};

const triedState = (successAt: number | null, failureAt: number | null): ChannelHealth['state'] => {
  if (failureAt !== null && failureAt >= (successAt ?? 0)) return 'broken';
  return successAt === null ? 'untried' : 'working';
};
