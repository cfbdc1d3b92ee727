import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newPasswordTold, secondRoleTold } from '#shared/notify/category.ts';
import type { Role } from '#shared/roles.ts';
import type { Schema } from '../storage/schema.ts';
import type { Browsers } from './browsers.ts';
import type { ChannelBook } from './channel-book.ts';
import type { Outbox } from './outbox.ts';
import { personalLetters } from './personal-letters.ts';
import type { Person, Recipients } from './recipients.ts';
import { isSecondRole } from './second-accounts.ts';

export interface AccountNewsParts {
  readonly outbox: Pick<Outbox, 'putTo'>;
  readonly book: Pick<ChannelBook, 'on'>;
  readonly browsers: Pick<Browsers, 'of'>;
  readonly recipients: Pick<Recipients, 'ofSecondRole'>;
}

/** Writes down what is to be told, in the transaction of what it is about. */
export type WriteNews = (db: Kysely<Schema>) => Promise<void>;

const nothingToWrite: WriteNews = () => Promise.resolve();

/**
 * Tells those whom a change of accounts concerns, so that nobody makes themselves a second person, or takes an account over,
 * unseen. Addressed at once and to none who come later. All is read before the transaction, which waits for nothing else.
 */
export class AccountNews {
  readonly #parts: AccountNewsParts;

  constructor(parts: AccountNewsParts) {
    this.#parts = parts;
  }

  readonly ofRoles = async (roles: readonly Role[]): Promise<WriteNews> =>
    roles.some(isSecondRole)
      ? this.#news(secondRoleTold, await this.#parts.recipients.ofSecondRole(roles))
      : nothingToWrite;

  readonly ofNewPassword = (accountId: string): Promise<WriteNews> =>
    this.#news(newPasswordTold, [{ accountId, byMail: true }]);

  async #news(kind: string, people: readonly Pick<Person, 'accountId' | 'byMail'>[]): Promise<WriteNews> {
    const { outbox, book, browsers } = this.#parts;
    const on = await book.on();
    const letters = (await personalLetters(people, browsers)).filter(({ channel }) => on.includes(channel));
    if (letters.length === 0) return nothingToWrite;
    const about = { incidentId: randomUUID(), kind, audience: 'safeguarding', reason: 'recorded' } as const;
    return (db) => outbox.putTo(about, letters, db);
  }
}
