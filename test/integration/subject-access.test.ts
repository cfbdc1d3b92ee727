import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Withheld } from '#shared/api/subject-access.ts';
import { LiveSchool, pupilEmail } from '../support/live-school.ts';
import { madeUpStaff, yearFourNames, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const page = { url: 'https://newts.example/', title: 'Newts' };
const otherName = yearFourNames[1] ?? '';

let school: LiveSchool;
let device: RawDevice;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head', 'chair');
  pupilId = school.pupilIds[0] ?? '';
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes } };
  const lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const search = { kind: 'search', url: 'https://search.example/', engine: 'Search' } as const;
  await device.report([{ seq: 1, at: Date.now(), ...search, words: `where is ${otherName}` }]);
  const words = [`Pushed ${otherName} <b>twice</b>`, 'Something that must not be told'];
  for (const said of words)
    await school
      .as('teacher')
      .do('recordIncident', { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words: said });
  await confirm('dsl');
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const marked = { leaveOut: ['twice'], leaveIn: [] as string[] };
const ask = (withheld: Withheld[]) =>
  school
    .as('dsl')
    .do('askSubjectAccess', { pupilId, withheld, ...marked, reason: 'Asked for by the mother' });
const fetchArchive = (key: StaffKey, requestId: string): Promise<Response> =>
  fetch(`${school.url}/api/subject-access/${requestId}/export`, {
    headers: { cookie: school.as(key).cookie() },
  });
const allow = async () => {
  const [approval] = await school.as('head').do('approvals', {});
  await confirm('head');
  const approvalId = approval?.approvalId ?? '';
  await school.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
};
const items = () => school.as('dsl').do('subjectItems', { pupilId });

test('lists what is held about a pupil, to choose what is held back', async () => {
  expect((await items()).map(({ label, entries }) => `${label}: ${entries}`)).toEqual([
    'Incident 1: 1',
    'Picture of incident 1: 1',
    'Incident 2: 1',
    'Picture of incident 2: 1',
    'Sites, searches and prompts: 1',
  ]);
});

test('shows where other pupils were replaced before it is asked for', async () => {
  const review = await school.as('dsl').do('previewSubjectAccess', { pupilId, withheld: [], ...marked });
  expect(review.replaced).toEqual([
    { label: '[left out]', forms: ['twice'], times: expect.any(Number) },
    { label: 'Pupil B', forms: [otherName], times: expect.any(Number) },
  ]);
  const read = review.fields.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  expect(read).toContain('where is Pupil B');
  expect(read).toContain('Something that must not be told');
});

test('gives all but what is held back, once, after a second person, without other pupils’ names', async () => {
  const second = (await items()).find(({ label }) => label === 'Incident 2');
  const withheld = [
    {
      itemId: second?.itemId ?? '',
      exemption: 'serious-harm' as const,
      reason: 'The child asked us not to tell',
    },
  ];
  const { requestId, number } = await ask(withheld);
  expect((await fetchArchive('dsl', requestId)).status).toBe(403);
  await allow();
  const response = await fetchArchive('dsl', requestId);
  expect(response.headers.get('content-disposition')).toContain(`subject-access-${number}.zip`);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(Object.keys(files).toSorted()).toEqual(['picture-1.jpg', 'records.html', 'records.json']);
  expect(Buffer.from(files['picture-1.jpg'] ?? [])).toEqual(bytes);
  for (const name of ['records.json', 'records.html']) {
    const text = strFromU8(files[name] ?? new Uint8Array());
    expect(text).toContain('Amara Quill');
    expect(text).toContain('Pushed Pupil B');
    expect(text).toContain('where is Pupil B');
    expect(text).not.toContain(otherName);
    expect(text).not.toContain('must not be told');
    expect(text).not.toContain('asked us not to tell');
    expect(text).toContain('1 × Incident: Likely to cause serious harm');
    expect(text).toContain('1 × Picture: Likely to cause serious harm');
  }
  expect(strFromU8(files['records.html'] ?? new Uint8Array())).toContain('&lt;b&gt;[left out]');
  expect((await fetchArchive('dsl', requestId)).status).toBe(403);
  expect(await school.as('dsl').do('subjectRequests', {})).toMatchObject([
    { requestId, withheld: 1, state: 'used', pupilName: 'Amara Quill' },
  ]);
  await school.recorded(
    'the export',
    ({ action, object }) => action === 'export-subject' && object === requestId,
  );
});

test('names every device that the pupil has or had, from when until when, and of another’s nothing but that', async () => {
  const [other = ''] = school.pupilIds.slice(1);
  const given = school.device(1);
  await given.arrive();
  const admin = school.as('admin');
  for (const owner of [pupilId, other]) {
    school.turnClock(60_000);
    await admin.do('bindDevice', { deviceId: given.deviceId, pupilId: owner });
  }
  const { requestId } = await ask([]);
  await allow();
  const files = unzipSync(new Uint8Array(await (await fetchArchive('dsl', requestId)).arrayBuffer()));
  const { sections } = JSON.parse(strFromU8(files['records.json'] ?? new Uint8Array())) as {
    sections: { title: string; content: unknown }[];
  };
  const rows = await school.storage.db.selectFrom('deviceBindings').selectAll().orderBy('fromAt').execute();
  const ofGiven = rows.filter(({ deviceId }) => deviceId === given.deviceId).map(({ fromAt }) => fromAt);
  const [own] = rows.filter((row) => row.deviceId === device.deviceId && row.pupilId === pupilId);
  expect(sections.find(({ title }) => title === 'Devices')?.content).toEqual([
    {
      serialNumber: null,
      assetId: null,
      since: own?.fromAt,
      until: null,
      now: { profileEmail: pupilEmail(0), lastSeenAt: expect.any(Number) },
    },
    { serialNumber: null, assetId: null, since: ofGiven.at(-2), until: ofGiven.at(-1), now: null },
  ]);
});

test('why parents were not told is left out by itself, with its ground', async () => {
  const dsl = school.as('dsl');
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const incidentIds = incidents.filter(({ number }) => number === 1).map(({ incidentId }) => incidentId);
  const why = 'Her stepfather hurts her';
  const decide = {
    kind: 'decide',
    decision: 'handled-in-school',
    reason: 'Done',
    parents: { is: 'not-told', why },
  } as const;
  await dsl.do('changeIncidents', { incidentIds, change: decide });
  const review = await dsl.do('previewSubjectAccess', { pupilId, withheld: [], ...marked });
  expect(JSON.stringify(review)).not.toContain(why);
  const { requestId } = await ask([]);
  await allow();
  const files = unzipSync(new Uint8Array(await (await fetchArchive('dsl', requestId)).arrayBuffer()));
  for (const name of ['records.json', 'records.html']) {
    const text = strFromU8(files[name] ?? new Uint8Array());
    expect(text).not.toContain(why);
    expect(text).toContain('Left out of this copy.');
    expect(text).toContain('1 × Why parents were not told: Likely to cause serious harm');
  }
});

test('nobody but whoever asked gets it, and nothing of it is for other roles', async () => {
  const { requestId } = await ask([]);
  await allow();
  expect((await fetchArchive('head', requestId)).status).toBe(403);
  for (const key of ['teacher', 'admin'] as const) {
    await confirm(key);
    expect((await fetchArchive(key, requestId)).status).toBe(403);
    expect(await school.as(key).call('subjectItems', { pupilId })).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as(key).call('subjectRequests', {})).toMatchObject({ reason: 'not-allowed' });
  }
  expect((await fetchArchive('dsl', requestId)).status).toBe(200);
});

test('what only the head may know of is given by the head and the chair together, and no others know', async () => {
  const { staff } = await school.as('teacher').do('concernPeople', {});
  const accountId = staff.find(({ name }) => name === 'Miss Clarke')?.accountId ?? '';
  const people = [
    { kind: 'staff' as const, accountId, involvement: 'did' as const },
    { kind: 'pupil' as const, pupilId, involvement: 'affected' as const },
  ];
  const about = {
    kind: 'about-an-adult' as const,
    words: 'She was shouted at',
    happenedAt: null,
    toldBy: null,
  };
  await school.as('dsl').do('recordConcern', { ...about, people, place: 'school' });
  await confirm('head');
  const labels = (all: readonly { label: string }[]) => all.map(({ label }) => label);
  expect(labels(await items())).not.toContain('Incident H1');
  expect(labels(await school.as('head').do('subjectItems', { pupilId }))).toContain('Incident H1');
  const { requestId, number } = await school.as('head').do('askSubjectAccess', {
    pupilId,
    withheld: [],
    leaveOut: [],
    leaveIn: [],
    reason: 'Asked for by the mother',
  });
  expect(await school.as('dsl').do('approvals', {})).toEqual([]);
  expect(await school.as('dsl').do('subjectRequests', {})).toEqual([]);
  expect(JSON.stringify(await school.as('dsl').do('ledger', {}))).not.toContain(requestId);
  const [approval] = await school.as('chair').do('approvals', {});
  expect(approval).toMatchObject({ about: `Subject access request H${number}`, mayAnswer: true });
  await confirm('chair');
  const approvalId = approval?.approvalId ?? '';
  await school.as('chair').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
  const response = await fetchArchive('head', requestId);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(strFromU8(files['records.json'] ?? new Uint8Array())).toContain('She was shouted at');
});

test('what is for fewer eyes and came after it was allowed is not given', async () => {
  await confirm('head');
  const { requestId } = await school.as('head').do('askSubjectAccess', {
    pupilId,
    withheld: [],
    leaveOut: [],
    leaveIn: [],
    reason: 'Asked for by the mother',
  });
  const [approval] = await school.as('dsl').do('approvals', {});
  const approvalId = approval?.approvalId ?? '';
  await school.as('dsl').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
  await school.as('dsl').do('recordConcern', {
    kind: 'about-an-adult',
    people: [{ kind: 'pupil', pupilId, involvement: 'affected' }],
    words: 'She was shouted at',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  const response = await fetchArchive('head', requestId);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(strFromU8(files['records.json'] ?? new Uint8Array())).not.toContain('She was shouted at');
});

test('that imagery was reviewed and a computer stopped is in it and in the chronology, and nothing of what was sealed', async () => {
  const dsl = school.as('dsl');
  const { incidents } = await dsl.do('incidents', { shelf: 'open', search: '' });
  const id = incidents.find(({ number }) => number === 1)?.incidentId ?? '';
  await dsl.do('startInitialReview', { kind: 'incident', id });
  const labels = async () => (await items()).map(({ label, entries }) => `${label}: ${entries}`);
  expect(await labels()).toContain('First review of imagery, incident 1: 1');
  const { referralId } = await dsl.do('stopAndRefer', { incidentId: id });
  await dsl.do('startInitialReview', { kind: 'referral', id: referralId });
  expect(await labels()).toEqual(['Referral 1: 2', 'Sites, searches and prompts: 1']);
  const given = await dsl.do('chronology', { pupilId });
  expect(given.referrals).toMatchObject([
    {
      number: 1,
      stoppedBy: 'Mrs Haddad',
      isStopped: true,
      reviews: [{ startedBy: 'Mrs Haddad', outcome: null }],
    },
  ]);
  expect(given.incidents.find(({ incidentId }) => incidentId === id)).toMatchObject({
    words: 'Sealed: stopped and referred.',
    reviews: [{ outcome: null }],
  });
  // To the chair a stop about children does not exist.
  await confirm('chair');
  expect((await school.as('chair').do('chronology', { pupilId })).referrals).toEqual([]);
  const { requestId } = await ask([]);
  await allow();
  const archive = unzipSync(new Uint8Array(await (await fetchArchive('dsl', requestId)).arrayBuffer()));
  const records = strFromU8(archive['records.json'] ?? new Uint8Array());
  expect(records).toContain('Referral 1');
  expect(records).not.toMatch(/Pushed|newts\.example|addressHash/);
});
