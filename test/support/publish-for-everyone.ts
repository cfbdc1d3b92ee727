import type { AudienceRules } from '#shared/policy/policy.ts';
import type { School } from './school.ts';
import { waitUntil } from './wait-until.ts';

/** Adds to what is said for everyone, as a filtering manager would, and waits until the devices have it. */
export const publishForEveryone = async (
  { staff: { filteringManager } }: Pick<School, 'staff'>,
  more: Partial<AudienceRules>,
): Promise<void> => {
  const { version, rules } = await filteringManager.do('policy', {});
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, ...more } : each,
  );
  await filteringManager.do('publishPolicy', {
    basedOn: version,
    rules: { ...rules, audiences },
    reason: 'A test',
  });
  await waitUntil('the device has the policy', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.connected > 0 && status.version > version && status.applied === status.connected;
  });
};
