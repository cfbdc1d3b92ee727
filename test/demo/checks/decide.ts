import type { PolicyRules } from '#shared/policy/policy.ts';
import { openTab, waitForOwnPage, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

const probe = { host: 'planets.example', title: 'Eight planets' };

const withProbeBlocked = (rules: PolicyRules): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, blockHosts: [...each.blockHosts, probe.host] } : each,
  ),
});

/** Publishes rules and gives the ms until every connected device has them in force. */
const publish = async (
  { school }: CheckedDay,
  change: (rules: PolicyRules) => PolicyRules,
): Promise<number> => {
  const { filteringManager } = school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  const startedAt = performance.now();
  await filteringManager.do('publishPolicy', { basedOn: version, rules: change(rules), reason: 'Demo' });
  await waitUntil('the policy is in force on 30 devices', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version > version && status.applied === 30 && status.connected === 30;
  });
  return performance.now() - startedAt;
};

const seeItBlocked = async ({ pupils, web }: CheckedDay): Promise<void> => {
  const before = web.count(probe.host);
  for (const { opened } of pupils) {
    const page = await openTab(opened.browser, `https://${probe.host}/`);
    await waitForOwnPage(page, 'blocked');
    await page.close();
  }
  must(web.count(probe.host) === before, 'A blocked page was fetched');
};

/** A browser that starts with a blocked page, with nothing looking into it. */
const firstPage = async ({ pupils, web }: CheckedDay): Promise<string> => {
  const pupil = pupils.at(-1);
  must(pupil !== undefined, 'No pupil is here');
  if (pupil.opened.mode === 'none')
    return 'first page after launch is not protected in an unpacked extension';
  const before = web.count('bets.example');
  await pupil.coldStart('https://bets.example/');
  const leaked = web.count('bets.example') - before;
  must(leaked === 0, `The first page after launch made ${leaked} requests`);
  return 'first page after launch protected: 0 requests';
};

export const decideCheck: Check = {
  job: 'Decide',
  run: async (day) => {
    const first = firstPupilOf(day);
    const page = await openTab(first.opened.browser, `https://${probe.host}/`);
    await waitForTitle(page, probe.title);
    const before = (await day.school.staff.filteringManager.do('policy', {})).rules;
    const ms = await publish(day, withProbeBlocked);
    must(ms < 2_000, `A policy change took ${Math.round(ms)} ms`);
    await seeItBlocked(day);
    await waitForOwnPage(page, 'blocked');
    await page.close();
    await publish(day, () => before);
    return `a policy change was in force on 30 devices in ${Math.round(ms)} ms; ${await firstPage(day)}`;
  },
};
