import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LinkTarget } from '#shared/api/agreements.ts';
import { lettersPath } from '#shared/api/agreements.ts';
import {
  ledgerSays,
  publishAgreement,
  setAgreements,
  signatureOn,
  untilAsked,
  untilNothingAsked,
} from '../support/agreement-school.ts';
import { LiveSchool } from '../support/live-school.ts';
import { readPdf } from '../support/read-pdf.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
const youngEmail = 'young@hazelwood.example';
let school: LiveSchool;
let youngId: string;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'otherTeacher');
  const admin = school.as('admin');
  const { classId } = await admin.do('addClass', { name: 'Ducklings', yearGroup: 1 });
  const pupils = [{ name: 'Ivy Pond', email: youngEmail }];
  youngId = (await admin.do('addPupils', { classId, pupils })).pupilIds[0] ?? '';
  for (const audience of ['ks1', 'parents', 'staff'] as const) await publishAgreement(school, audience);
});
afterEach(() => school.close());

const link = async (target: LinkTarget) => {
  const [made] = await school.as('admin').do('makeAgreementLinks', { for: target });
  if (made === undefined) throw new Error('No link');
  return made;
};
const adults = (who: 'admin' | 'dsl') => school.as(who).do('missingAgreements', {});
const parentLink = () => link({ kind: 'parents', pupilIds: [youngId] });
const get = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const post = async (url: string, form: Record<string, string>) => {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, text: await answer.text() };
};
const answered = { 'check-staff-0': '1' };
const understood = { 'check-parents-0': '0', 'check-parents-1': '1' };
const together = { name: 'Rosa Pond', relation: 'Mum', together: 'yes', agree: 'yes', ...understood };
const onFile = async () => (await school.as('dsl').do('pupilAgreements', { pupilId: youngId })).signatures;

describe('a parent, with the code from a letter', () => {
  test('reads what is signed: the first name alone, to be found by nobody', async () => {
    const { url, code } = await parentLink();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const { status, headers, text } = await get(url);
    expect(status).toBe(200);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('For the family of Ivy');
    expect(text).not.toMatch(/Pond|<script/);
    expect(text).toContain('I stop and think before I click.');
    expect(text).toContain('I have read my child’s agreement');
    expect((await get(`${url}?lang=cy`)).text).toContain('Rydw i’n stopio');
    const typed = await get(`${school.url}/agree/${code.toLowerCase()}`);
    expect(typed.text).toContain('For the family of Ivy');
  });

  test('signs for the child and for themselves; the child then confirms on the device', async () => {
    await setAgreements(school);
    const device = school.device(null, { profileEmail: youngEmail });
    await device.arrive();
    expect(await untilAsked(device)).toMatchObject({ audience: 'ks1', needs: 'parent' });
    await device.report([await signatureOn(device, youngId)]);
    await ledgerSays(school, 'not before a parent', 'sign-agreement', 'refused', 'a parent signs first');
    const { url } = await parentLink();
    const { status, text } = await post(url, together);
    expect({ status, text }).toMatchObject({ status: 200, text: expect.stringContaining('Thank you') });
    await waitUntil('the child may sign', () => device.states.at(-1)?.agreement?.needs === 'pupil');
    const drawn = { kind: 'picture', picture: 'cat' } as const;
    await device.report([await signatureOn(device, youngId, { seq: 2, signature: drawn })]);
    await untilNothingAsked(device);
    const kept = await onFile();
    expect(kept.map(({ role, relation }) => `${role} ${relation}`.trim()).toSorted()).toEqual([
      'for-pupil Mum',
      'parent Mum',
      'pupil',
    ]);
    expect(await ledgerSays(school, 'by link', 'sign-agreement', 'for-pupil')).not.toMatch(/Rosa|Pond|Mum/);
  });

  test.each([
    ['without a name', { ...together, name: ' ' }, 'Write your full name.'],
    ['without who they are', { ...together, relation: '' }, 'Write who you are to the child.'],
    ['without the child', { ...together, together: '' }, 'Read it together with your child'],
    ['without agreeing', { ...together, agree: '' }, 'Tick the box that says that you agree.'],
    ['with a name that is too long', { ...together, name: 'x'.repeat(81) }, 'That was too long.'],
  ])('%s signs nothing, and is told why', async (_why, form, words) => {
    const { url } = await parentLink();
    const { status, text } = await post(url, form);
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(await onFile()).toEqual([]);
    expect((await post(url, together)).status).toBe(200);
  });

  test('what was typed is shown again as text, never as markup', async () => {
    const { url } = await parentLink();
    const { text } = await post(url, { ...together, name: '"><script>x</script>', agree: '' });
    expect(text).not.toContain('<script>');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
  });
});

describe('a code', () => {
  test('works once, also for two who send it at once', async () => {
    const { url } = await parentLink();
    const answers = await Promise.all([post(url, together), post(url, together)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect(await onFile()).toHaveLength(2);
    expect(await get(url)).toMatchObject({
      status: 410,
      text: expect.stringContaining('This has been signed'),
    });
  });

  test('runs out, and ends when there is a newer one', async () => {
    const first = await parentLink();
    const second = await parentLink();
    expect((await get(first.url)).text).toContain('This code is not known');
    school.turnClock(43 * dayMs);
    expect(await get(second.url)).toMatchObject({
      status: 410,
      text: expect.stringContaining('has run out'),
    });
    expect((await post(second.url, together)).status).toBe(410);
    await school.signInAgain('dsl');
    expect(await onFile()).toEqual([]);
  });

  test('is stored as a hash alone, and guessing is slowed', async () => {
    const { url, code } = await parentLink();
    const rows = await school.storage.db.selectFrom('agreementLinks').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    for (let tries = 0; tries < 60; tries += 1) await get(`${school.url}/agree/WRONG${tries}`);
    expect(await get(url)).toMatchObject({ status: 429, text: expect.stringContaining('wait a little') });
  });

  test('has nothing more to sign where all is signed', async () => {
    const { url } = await parentLink();
    await post(url, together);
    expect((await get((await parentLink()).url)).text).toContain('There is nothing to sign');
  });
});

const letters = async (target: LinkTarget) => {
  const answer = await fetch(`${school.url}${lettersPath}`, {
    method: 'POST',
    headers: { cookie: school.as('admin').cookie(), origin: school.url, 'content-type': 'application/json' },
    body: JSON.stringify({ for: target }),
  });
  expect(answer.headers.get('content-disposition')).toContain('agreement-letters.pdf');
  return (await readPdf(new Uint8Array(await answer.arrayBuffer()))).pages;
};
const codeOn = (page = '') =>
  `${school.url}/agree/${/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(page)?.[0] ?? ''}`;

test('the list of who is missing in a class is printed for who may see it, and recorded', async () => {
  const { classes } = await school.as('admin').do('missingAgreements', {});
  const { classId = '' } = classes.find(({ className }) => className === 'Ducklings') ?? {};
  const print = (who: 'admin' | 'otherTeacher') =>
    fetch(`${school.url}/api/agreements/missing/${classId}/pdf`, {
      headers: { cookie: school.as(who).cookie() },
    });
  expect((await print('otherTeacher')).status).toBe(404);
  const { text } = await readPdf(new Uint8Array(await (await print('admin')).arrayBuffer()));
  expect(text).toContain('Missing signatures: Ducklings');
  expect(text).toContain('Ivy Pond: the child, a parent with the child, a parent for themselves');
  expect(await ledgerSays(school, 'printed', 'print-missing-agreements', classId)).not.toContain('Ivy');
});

describe('letters', () => {
  test('have a sheet for each family, with a code that works', async () => {
    const pages = await letters({ kind: 'parents', pupilIds: [youngId, school.pupilIds[0] ?? ''] });
    expect(pages).toHaveLength(2);
    expect((await get(codeOn(pages[0]))).text).toContain('For the family of Ivy');
  });

  test('go to staff and to a volunteer too, in words for them', async () => {
    const { accountId = '' } = (await adults('admin')).staff.find(({ name }) => name === 'Mr Bell') ?? {};
    const toStaff = await letters({ kind: 'staff', accountIds: [accountId] });
    const toVolunteer = await letters({ kind: 'volunteer', name: 'Abe Reader' });
    for (const [[page = ''], name] of [
      [toStaff, 'Mr Bell'],
      [toVolunteer, 'Abe Reader'],
    ] as const) {
      expect(page).toContain(`To ${name}`);
      expect(page).not.toMatch(/family|your child/);
      expect((await get(codeOn(page))).text).toContain(`For ${name}`);
    }
  });

  test('are for the classes one teaches', async () => {
    const target: LinkTarget = { kind: 'parents', pupilIds: [youngId] };
    await expect(school.as('otherTeacher').do('makeAgreementLinks', { for: target })).rejects.toThrow(
      'not-found',
    );
    const staff = { for: { kind: 'volunteer', name: 'X' } } as const;
    await expect(school.as('otherTeacher').do('makeAgreementLinks', staff)).rejects.toThrow('not-allowed');
  });

  test('what is signed is printed as it is on file, for the safeguarding lead', async () => {
    await post((await parentLink()).url, together);
    const kept = (await onFile()).find(({ role }) => role === 'for-pupil');
    const path = `${school.url}/api/agreement-signatures/${kept?.signatureId}/pdf`;
    const answer = await fetch(path, { headers: { cookie: school.as('dsl').cookie() } });
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain('For Ivy Pond, by their Mum');
    expect(text).toContain('Rosa Pond');
  });
});

test('a volunteer signs by a code, and is off the list', async () => {
  const { url } = await link({ kind: 'volunteer', name: 'Abe Reader' });
  expect((await get(url)).text).toContain('For Abe Reader');
  await post(url, { name: 'Abe Reader', agree: 'yes', ...answered });
  const { volunteers } = await school.as('admin').do('missingAgreements', {});
  expect(volunteers).toMatchObject([{ name: 'Abe Reader', isSigned: true, held: null }]);
});

test('a volunteer whose letter is lost gets another code in place of it, and is on the list once', async () => {
  const first = await link({ kind: 'volunteer', name: 'Abe Reader' });
  const list = async () => (await school.as('admin').do('missingAgreements', {})).volunteers;
  const linkId = (await list())[0]?.linkId ?? '';
  const second = await link({ kind: 'volunteer-again', linkId });
  expect(second).toMatchObject({ name: 'Abe Reader' });
  expect(second.code).not.toBe(first.code);
  expect(await list()).toMatchObject([{ name: 'Abe Reader', isSigned: false }]);
  const again = { for: { kind: 'volunteer-again', linkId } } as const;
  expect(await school.as('admin').call('makeAgreementLinks', again)).toMatchObject({ reason: 'not-found' });
});

test('what staff and volunteers signed is withdrawn by the safeguarding lead, and missing again', async () => {
  const { accountId = '' } = (await adults('admin')).staff.find(({ name }) => name === 'Mr Bell') ?? {};
  await post((await link({ kind: 'staff', accountIds: [accountId] })).url, {
    name: 'B. Bell',
    agree: 'yes',
    ...answered,
  });
  await post((await link({ kind: 'volunteer', name: 'Abe Reader' })).url, {
    name: 'Abe',
    agree: 'yes',
    ...answered,
  });
  const signed = await adults('dsl');
  const held = [...signed.staff, ...signed.volunteers].flatMap((each) => each.held ?? []);
  expect(held).toHaveLength(2);
  for (const { signatureId } of held)
    await school.as('dsl').do('withdrawAgreement', { signatureId, reason: 'Has left' });
  const after = await adults('dsl');
  expect(after.staff.find((each) => each.accountId === accountId)).toMatchObject({
    standing: 'missing',
    held: null,
  });
  expect(after.volunteers).toMatchObject([{ isSigned: false, held: null }]);
});

test('a member of staff signs by a code as by their account', async () => {
  const { staff } = await school.as('admin').do('missingAgreements', {});
  const { accountId = '' } = staff.find(({ name }) => name === 'Mr Bell') ?? {};
  const { url } = await link({ kind: 'staff', accountIds: [accountId] });
  await post(url, { name: 'B. Bell', agree: 'yes', ...answered });
  expect(await school.as('otherTeacher').do('ownAgreement', {})).toMatchObject({ standing: 'signed' });
});

test('the question of the text is asked by a code too: a wrong answer is explained, and tried again', async () => {
  const { url } = await link({ kind: 'volunteer', name: 'Abe Reader' });
  expect((await get(url)).text).toContain('A pupil shows you an image that may be unlawful.');
  const said = { name: 'Abe Reader', agree: 'yes' };
  expect(await post(url, said)).toMatchObject({
    status: 400,
    text: expect.stringContaining('Please answer the question too.'),
  });
  const { status, text } = await post(url, { ...said, 'check-staff-0': '2' });
  expect(status).toBe(400);
  expect(text).toContain('Not quite.');
  expect(text).toContain('Copying or deleting can be an offence');
  expect(text).toContain('value="Abe Reader"');
  expect((await adults('admin')).volunteers).toMatchObject([{ isSigned: false }]);
  expect((await post(url, { ...said, ...answered })).status).toBe(200);
});
