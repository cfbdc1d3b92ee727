import type { MailStanding } from '#shared/api/agreements.ts';
import type { ChannelBook } from '../notify/channel-book.ts';

/** How mail fares, for whoever is about to send links by it. */
export const mailStanding = async (book: Pick<ChannelBook, 'health'>): Promise<MailStanding> => {
  const mail = (await book.health()).find(({ channel }) => channel === 'mail');
  return { state: mail?.state ?? 'off', lastFailure: mail?.lastFailure ?? '' };
};
