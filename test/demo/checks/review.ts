import type { Page } from 'puppeteer';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { choose, fill, openDashboard, press, waitForWords } from '../../support/dashboard-page.ts';
import { madeUpStaff, type StaffKey } from '../../support/made-up-people.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { teacherWords } from './record.ts';

const seePicture = async (page: Page): Promise<string> => {
  await press(page, 'Show picture');
  const canvas = await page.waitForSelector('canvas[data-painted]', { timeout: 10_000 });
  const size = await canvas?.evaluate(({ width, height }: HTMLCanvasElement) => `${width} × ${height}`);
  return size ?? '';
};

/** Refused for who they are, not for want of a password. */
const mustBeRefused = async ({ school }: CheckedDay, who: StaffKey, incidentId: string): Promise<void> => {
  const client = school.staff[who];
  await client.do('confirmPassword', { password: madeUpStaff[who].password });
  const answer = await client.call('incident', { incidentId });
  must(!answer.ok && answer.reason === 'not-allowed', `${madeUpStaff[who].name} can open the incident`);
};

/** Looks, acts and decides as the safeguarding lead. */
const review = async (day: CheckedDay, incidentId: string): Promise<string> => {
  const page = await openDashboard(day.staffBrowser, day.server.url, madeUpStaff.dsl);
  await press(page, 'Incidents');
  await page.locator(`a[data-incident-id="${incidentId}"]`).click();
  await fill(page, 'password', madeUpStaff.dsl.password);
  await page.keyboard.press('Enter');
  await waitForWords(page, teacherWords);
  const size = await seePicture(page);
  await fill(page, 'action', 'Talked with the pupil and with home.', '[data-form="incident-action"]');
  await press(page, 'Add note', '[data-form="incident-action"]');
  await waitForWords(page, 'Talked with the pupil and with home.', '.actions');
  await choose(page, 'Handled in school', '[data-form="incident-decision"]');
  await fill(page, 'reason', 'A first mistake, understood.', '[data-form="incident-decision"]');
  await choose(page, 'Told', '[data-form="incident-decision"]');
  await press(page, 'Just now, by me', '[data-form="incident-decision"]');
  await press(page, 'Save decision', '[data-form="incident-decision"]');
  await waitForWords(page, 'A first mistake, understood.', '.incident');
  await page.browserContext().close();
  return size;
};

/** What the teacher recorded; what pupils told someone lies beside it. */
export const recordedIncident = async ({ school }: CheckedDay): Promise<IncidentSummary> => {
  for (const shelf of ['open', 'closed'] as const) {
    const { incidents } = await school.staff.dsl.do('incidents', { shelf, search: '' });
    const found = incidents.find(({ source }) => source === 'lesson');
    if (found) return found;
  }
  throw new Error('The safeguarding lead sees no incident');
};

export const reviewCheck: Check = {
  job: 'Review',
  run: async (day) => {
    const { dsl } = day.school.staff;
    const { incidentId } = await recordedIncident(day);
    const unconfirmed = await dsl.call('incident', { incidentId });
    must(
      !unconfirmed.ok && unconfirmed.reason === 'confirm-password',
      'Evidence opened without a second look',
    );
    const size = await review(day, incidentId);
    const [decided] = (await dsl.do('incidents', { shelf: 'closed', search: '' })).incidents;
    must(decided?.decision === 'handled-in-school', `The decision is ${decided?.decision}`);
    must(decided.actionCount === 3, `There are ${decided.actionCount} actions`);
    for (const who of ['teacher', 'otherTeacher', 'admin'] as const)
      await mustBeRefused(day, who, incidentId);
    return `opened after the password again, picture of ${size} px, one action, one decision, parents told; teachers and admin refused`;
  },
};
