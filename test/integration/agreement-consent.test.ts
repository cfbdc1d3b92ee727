import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  publishAgreement,
  setAgreements,
  signatureOn,
  untilAsked,
  untilNothingAsked,
} from '../support/agreement-school.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const profileEmail = 'young@hazelwood.example';
const form = {
  name: 'Rosa Pond',
  relation: 'Mum',
  together: 'yes',
  agree: 'yes',
  'check-parents-0': '0',
  'check-parents-1': '1',
};
let school: LiveSchool;
let device: RawDevice;
let youngId: string;

// At key stage 1 a parent signs for the child, and the child then signs too.
beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl');
  const admin = school.as('admin');
  const { classId } = await admin.do('addClass', { name: 'Ducklings', yearGroup: 1 });
  const pupils = [{ name: 'Ivy Pond', email: profileEmail }];
  youngId = (await admin.do('addPupils', { classId, pupils })).pupilIds[0] ?? '';
  for (const audience of ['ks1', 'parents'] as const) await publishAgreement(school, audience);
  await setAgreements(school, { graceDays: 0 });
  device = school.device(null, { profileEmail });
  await device.arrive();
  await parentSigns();
  await device.report([await signatureOn(device, youngId)]);
  await untilNothingAsked(device);
});
afterEach(() => school.close());

const parentSigns = async (): Promise<void> => {
  const [link] = await school
    .as('admin')
    .do('makeAgreementLinks', { for: { kind: 'parents', pupilIds: [youngId] } });
  await fetch(link?.url ?? '', { method: 'POST', body: new URLSearchParams(form) });
  await waitUntil('it waits for no parent', () => device.states.at(-1)?.agreement?.needs !== 'parent');
};

test('a child whose parent takes back their consent is held until a parent signs again', async () => {
  const { signatures } = await school.as('dsl').do('pupilAgreements', { pupilId: youngId });
  const signatureId = signatures.find(({ role }) => role === 'for-pupil')?.signatureId ?? '';
  await school.as('dsl').do('withdrawAgreement', { signatureId, reason: 'By letter' });
  const asked = await untilAsked(device);
  expect(asked.needs).toBe('parent');
  expect(asked.heldFrom).toBeLessThanOrEqual(Date.now());
  await parentSigns();
  // What the child signed stands.
  await untilNothingAsked(device);
});
