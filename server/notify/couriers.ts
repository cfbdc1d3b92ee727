import type { NotifyChannel } from '#shared/api/notify.ts';
import type { Keys } from '../keys.ts';
import type { Storage } from '../storage/storage.ts';
import type { Browsers } from './browsers.ts';
import type { ChannelBook } from './channel-book.ts';
import { mailOf, sendMail, type Mail } from './mail.ts';
import { later, never, type Message, type Outcome } from './message.ts';
import type { Destination } from './outbox.ts';
import { contactOf, sendToBrowser } from './push.ts';
import { sendToRoom } from './webhooks.ts';

export interface CouriersParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly keys: Pick<Keys, 'push'>;
  readonly book: ChannelBook;
  readonly browsers: Browsers;
  readonly schoolUrl: string;
  /** The school is tried out on one machine, which it may then reach. */
  readonly isTryOut: boolean;
  readonly signal: AbortSignal;
}

const notSetUp = later('This way is not set up.');

/** Takes one message out of the school by one way. */
export class Couriers {
  readonly #parts: CouriersParts;

  constructor(parts: CouriersParts) {
    this.#parts = parts;
  }

  async take(to: Destination, message: Message): Promise<Outcome> {
    const { channel, accountId, subscriptionId } = to;
    if (channel === 'mail') return this.mailTo(accountId ?? '', mailOf(message));
    if (channel === 'push') return this.#push(subscriptionId ?? '', message);
    return this.#room(channel, message);
  }

  /** To a member of staff, at the address of their account. */
  async mailTo(accountId: string, mail: Mail): Promise<Outcome> {
    const { book, storage, signal } = this.#parts;
    const facts = await book.mailFacts();
    if (!facts) return notSetUp;
    const account = await storage.db
      .selectFrom('accounts')
      .select('email')
      .where('accountId', '=', accountId)
      .where('isActive', '=', 1)
      .executeTakeFirst();
    if (!account) return never('The account is closed.');
    return sendMail({ facts, password: await book.secret('mail'), signal }, account.email, mail);
  }

  async #push(subscriptionId: string, message: Message): Promise<Outcome> {
    const { browsers, keys, schoolUrl, isTryOut, signal } = this.#parts;
    const subscription = await browsers.find(subscriptionId);
    if (!subscription) return never('This browser was removed.');
    const parts = { keys: keys.push, contact: contactOf(schoolUrl), isTryOut, signal };
    const outcome = await sendToBrowser(subscription, message, parts);
    if (outcome.kind === 'never') await browsers.forget(subscriptionId);
    return outcome;
  }

  async #room(channel: Exclude<NotifyChannel, 'mail' | 'push'>, message: Message): Promise<Outcome> {
    const { book, isTryOut, signal } = this.#parts;
    const address = await book.secret(channel);
    return address === '' ? notSetUp : sendToRoom(channel, address, message, { isTryOut, signal });
  }
}
