import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openPopupWindow } from '../support/popup-window.ts';
import { openTab, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
const site = 'https://rabbits.example/';

beforeAll(async () => {
  stage = await raiseStage();
  await stage.school.staff.dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
});
afterAll(() => stage?.close());

/** Nobody is slowed: whoever tells has told nothing before. */
const sitsDown = async (place: number): Promise<string> => {
  const { pupil, school } = stage;
  const { pupilId = '', name = '' } = school.yearFour.pupils[place] ?? {};
  await school.staff.admin.do('bindDevice', { deviceId: pupil.deviceId, pupilId });
  const popup = await openTab(pupil.opened.browser, popupUrl(''));
  await waitForText(popup, `This computer is with ${name}.`);
  await popup.close();
  return name;
};
const popupUrl = (query: string): string =>
  `chrome-extension://${stage.school.deployment.extensionId}/popup.html${query}`;
const tells = async (choice: string): Promise<void> => {
  const tell = await openPopupWindow(stage.pupil.opened.browser, popupUrl('?tell'));
  await tell.locator(`input[value="${choice}"]`).click();
  await tell.locator('textarea').fill(`it is about ${choice}`);
  await tell.locator('.choice.go').click();
  await waitForText(tell, choice === 'page' ? 'Someone at school will look' : 'We have told ');
  await tell.close();
};

test.each(
  [
    ['saw-something', 'saw-something'],
    ['someone-unkind', 'hurtful-message'],
    ['asked-me', 'contact-from-stranger'],
    ['worried-about-friend', 'told-someone'],
    ['made-a-mistake', 'other'],
    ['need-a-grown-up', 'told-someone'],
  ].map((each, place) => [...each, place + 1] as [string, string, number]),
)('whoever presses %s is heard as %s, in their own words', async (choice, kind, place) => {
  const { dsl } = stage.school.staff;
  const name = await sitsDown(place);
  await tells(choice);
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const incident = incidents.find(({ people }) => JSON.stringify(people).includes(name));
  expect(incident?.kind).toBe(kind);
  const { facts } = await dsl.do('incident', { incidentId: incident?.incidentId ?? '' });
  expect(facts).toMatchObject({ words: `it is about ${choice}`, choice, page: null });
});

test('that a page should not be open goes to those who look after the filter, with the page in front', async () => {
  const page = await openTab(stage.pupil.opened.browser, site);
  await waitForTitle(page, 'All about rabbits');
  await page.bringToFront();
  await tells('page');
  const { filteringManager } = stage.school.staff;
  const [report] = await waitUntil('it has come', async () => {
    const all = await filteringManager.do('filterReports', {});
    return all.length > 0 && all;
  });
  expect(report).toMatchObject({ wants: 'block', words: 'it is about page', url: site });
});
