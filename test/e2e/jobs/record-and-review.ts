import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { filesWith } from '../../support/files-with.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { openTab, waitForTitle } from '../../support/pupil-tab.ts';
import type { StaffClient } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';
import { parents } from '../../support/parents-not-told.ts';

const words = 'Found a page about tudor ships and would not stop talking about cannons.';

const record = async ({ school, lessonId, pupil }: Stage): Promise<string> => {
  const page = await openTab(pupil.opened.browser, 'https://tudors.example/ships');
  await waitForTitle(page, 'The Mary Rose');
  await page.bringToFront();
  await waitUntil('the visit is stored', async () => {
    const items = await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
    return items.some(({ url }) => url === 'https://tudors.example/ships');
  });
  const { incidentId, hasPicture } = await school.staff.teacher.do('recordIncident', {
    lessonId,
    deviceId: pupil.deviceId,
    kind: 'other',
    words,
  });
  expect(hasPicture).toBe(true);
  await page.close();
  return incidentId;
};

const picture = async (stage: Stage, client: StaffClient, evidenceId: string): Promise<Response> =>
  fetch(`${stage.server.url}/api/evidence/${evidenceId}`, { headers: { cookie: client.cookie() } });

export const recordAndReviewTests = (stage: () => Stage): void => {
  test('a teacher records; the safeguarding lead sees picture and facts after the password, and decides', async () => {
    const incidentId = await record(stage());
    const { dsl } = stage().school.staff;
    expect(await dsl.call('incident', { incidentId })).toMatchObject({ reason: 'confirm-password' });
    await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const incident = await dsl.do('incident', { incidentId });
    expect(incident.facts.words).toBe(words);
    expect(incident.facts.page?.url).toBe('https://tudors.example/ships');
    expect(incident.facts.visits.some(({ url }) => url === 'https://tudors.example/ships')).toBe(true);

    const [item] = incident.pictures;
    const answer = await picture(stage(), dsl, item?.evidenceId ?? '');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get('content-type')).toMatch(/^image\//);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(item?.sha256);

    await dsl.do('addIncidentAction', {
      incidentId,
      text: 'Talked with the class teacher.',
      step: null,
      isDone: true,
    });
    await dsl.do('changeIncidents', {
      incidentIds: [incidentId],
      change: { kind: 'decide', decision: 'no-further-action', reason: 'A keen historian.', parents },
    });
    const [decided] = (await dsl.do('incidents', { shelf: 'closed', search: '' })).incidents.filter(
      (each) => each.incidentId === incidentId,
    );
    expect(decided).toMatchObject({ decision: 'no-further-action', actionCount: 3 });
  });

  test('neither teacher nor admin can open it, nor its picture', async () => {
    const incidentId = await record(stage());
    const { staff } = stage().school;
    await staff.dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
    const { pictures } = await staff.dsl.do('incident', { incidentId });
    for (const who of ['teacher', 'admin'] as const) {
      await staff[who].do('confirmPassword', { password: madeUpStaff[who].password });
      expect(await staff[who].call('incidents', { shelf: 'open', search: '' })).toMatchObject({
        reason: 'not-allowed',
      });
      expect(await staff[who].call('incident', { incidentId })).toMatchObject({ reason: 'not-allowed' });
      const answer = await picture(stage(), staff[who], pictures[0]?.evidenceId ?? '');
      expect(answer.status).toBe(403);
    }
  });

  test('what was written cannot be read on the disk', async () => {
    expect(await filesWith(stage().server.dataFolder, words)).toEqual([]);
  });
};
