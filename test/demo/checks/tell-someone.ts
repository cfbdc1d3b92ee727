import { madeUpStaff } from '../../support/made-up-people.ts';
import { openTab, waitForText } from '../../support/pupil-tab.ts';
import { createStaffClient, type StaffClient } from '../../support/staff-client.ts';
import { must, type Check } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

const words = 'my frend is sad';

/** The DSL in a session of their own: who has given the password again in another has not here. */
const lookingAgain = async (url: string): Promise<StaffClient> => {
  const dsl = createStaffClient(url);
  const { email, password } = madeUpStaff.dsl;
  await dsl.do('signIn', { email, password });
  await dsl.do('confirmPassword', { password });
  return dsl;
};

export const tellSomeoneCheck: Check = {
  job: 'Tell someone',
  run: async (day) => {
    const { school, server } = day;
    const { browser } = firstPupilOf(day).opened;
    const { extensionId } = school.deployment;
    const tell = await openTab(browser, `chrome-extension://${extensionId}/popup.html?tell`);
    await waitForText(tell, 'You are not in trouble');
    await tell.locator('input[value="worried-about-friend"]').click();
    await tell.locator('textarea').fill(words);
    const sentAt = Date.now();
    await tell.locator('::-p-text(Send)').click();
    await waitForText(tell, 'We have told ');
    const ms = Date.now() - sentAt;
    const dsl = await lookingAgain(server.url);
    const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
    const told = await dsl.do('incident', { incidentId: incidents[0]?.incidentId ?? '' });
    must(JSON.stringify(told).includes(words), 'The child’s own words are not on the desk');
    await waitForText(tell, `${madeUpStaff.dsl.name} has read it.`);
    await tell.close();
    return `the child read after ${ms} ms that it had arrived; the DSL had the child’s own words, and the child read who had read them`;
  },
};
