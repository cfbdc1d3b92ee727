import type { Browsers } from './browsers.ts';
import type { Destination } from './outbox.ts';
import type { Person } from './recipients.ts';

/** To each by mail, where they want it, and in every browser that they asked for it in. */
export const personalLetters = async (
  people: readonly Pick<Person, 'accountId' | 'byMail'>[],
  browsers: Pick<Browsers, 'of'>,
): Promise<Destination[]> => {
  if (people.length === 0) return [];
  const inBrowsers = await browsers.of(people.map(({ accountId }) => accountId));
  return [
    ...people
      .filter(({ byMail }) => byMail)
      .map(({ accountId }) => ({ channel: 'mail', accountId, subscriptionId: null }) as const),
    ...inBrowsers.map(
      ({ accountId, subscriptionId }) => ({ channel: 'push', accountId, subscriptionId }) as const,
    ),
  ];
};
