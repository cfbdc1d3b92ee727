import type { Vault } from '../evidence/vault.ts';
import type { Parts } from '../parts.ts';
import { isOwnMachine } from './allowed-address.ts';
import { AccountNews } from './account-news.ts';
import { Browsers } from './browsers.ts';
import { ChannelBook } from './channel-book.ts';
import { Couriers } from './couriers.ts';
import { Delivery } from './delivery.ts';
import { Notifier } from './notifier.ts';
import { OnCall, type OnCallParts } from './on-call.ts';
import { Outbox } from './outbox.ts';
import { Recipients } from './recipients.ts';
import { Reminders } from './reminders.ts';

/** Every part of telling, and what it needs. */
export const composeNotify = (parts: Parts & { readonly vault: Vault } & Pick<OnCallParts, 'holidays'>) => {
  const { settings } = parts;
  const schoolUrl = settings.url;
  const isTryOut = isOwnMachine(schoolUrl);
  const closing = new AbortController();
  const onCall = new OnCall(parts);
  const outbox = new Outbox({ ...parts, random: Math.random });
  const book = new ChannelBook(parts);
  const browsers = new Browsers(parts);
  const recipients = new Recipients({ ...parts, onCall });
  const couriers = new Couriers({ ...parts, book, browsers, schoolUrl, isTryOut, signal: closing.signal });
  const delivery = new Delivery({ ...parts, outbox, book, couriers, schoolUrl });
  const reminders = new Reminders({ ...parts, outbox, onCall });
  const notifier = new Notifier({
    ...parts,
    outbox,
    book,
    browsers,
    recipients,
    delivery,
    reminders,
    closing,
  });
  const accountNews = new AccountNews({ outbox, book, browsers, recipients });
  return {
    onCall,
    outbox,
    book,
    browsers,
    recipients,
    couriers,
    delivery,
    notifier,
    accountNews,
    schoolUrl,
    isTryOut,
  };
};

export type Notify = ReturnType<typeof composeNotify>;
