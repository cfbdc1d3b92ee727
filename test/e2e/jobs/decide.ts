import { expect, test } from 'vitest';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { openTab, ownPageOf, waitForOwnPage, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

const publish = async ({ school }: Stage, change: (rules: PolicyRules) => PolicyRules): Promise<void> => {
  const { filteringManager } = school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  await filteringManager.do('publishPolicy', { basedOn: version, rules: change(rules), reason: 'A test' });
  await waitUntil('every device has the policy', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version > version && status.applied === status.connected;
  });
};

const blockingForEveryone =
  (host: string) =>
  (rules: PolicyRules): PolicyRules => ({
    ...rules,
    audiences: rules.audiences.map((each) =>
      each.audience.kind === 'everyone' ? { ...each, blockHosts: [...each.blockHosts, host] } : each,
    ),
  });

export const decideTests = (stage: () => Stage): void => {
  test('an allowed page opens, a blocked one never leaves the device', async () => {
    const { pupil, web } = stage();
    const open = await openTab(pupil.opened.browser, 'https://rabbits.example/');
    await waitForTitle(open, 'All about rabbits');
    const blocked = await openTab(pupil.opened.browser, 'http://bets.example/some/page?x=1#part');
    await waitForOwnPage(blocked, 'blocked');
    expect(blocked.url()).toContain('http://bets.example/some/page?x=1');
    expect(web.count('bets.example')).toBe(0);
    for (const page of [open, blocked]) await page.close();
  });

  test('an unknown site asks the older pupil to think, and is closed to the younger one', async () => {
    const { pupil, young, web } = stage();
    const older = await openTab(pupil.opened.browser, 'https://another-new-site.example/');
    await waitForOwnPage(older, 'think');
    const younger = await openTab(young.opened.browser, 'https://another-new-site.example/');
    await waitForOwnPage(younger, 'blocked');
    expect(web.count('another-new-site.example')).toBe(0);
    for (const page of [older, younger]) await page.close();
  });

  test('a change of policy closes a page that is open', async () => {
    const { pupil, school } = stage();
    const before = (await school.staff.filteringManager.do('policy', {})).rules;
    const page = await openTab(pupil.opened.browser, 'https://music.example/');
    await waitForTitle(page, 'Make a tune');
    await publish(stage(), blockingForEveryone('music.example'));
    await waitForOwnPage(page, 'blocked');
    await publish(stage(), () => before);
    await waitUntil('the page may be opened again', async () => {
      await page.goto('https://music.example/').catch(() => null);
      return ownPageOf(page) === null && (await page.title()) === 'Make a tune';
    });
    await page.close();
  });

  test('verdicts hold while the server is off', async () => {
    const { pupil, server, web } = stage();
    await server.kill();
    const before = web.count('chat.example');
    const blocked = await openTab(pupil.opened.browser, 'https://chat.example/');
    await waitForOwnPage(blocked, 'blocked');
    const open = await openTab(pupil.opened.browser, 'https://maths.example/');
    await waitForTitle(open, 'Maths for Year 4');
    expect(web.count('chat.example')).toBe(before);
    await server.restart();
    await pupil.untilConnected(true);
    for (const page of [open, blocked]) await page.close();
  });

  test('the first page of a launch is judged too, with nothing looking into the browser', async () => {
    const { pupil, web } = stage();
    const before = web.count('bets.example');
    await pupil.coldStart('https://bets.example/');
    expect(web.count('bets.example')).toBe(before);
  });
};
