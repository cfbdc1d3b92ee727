import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MayIRequest } from '#shared/api/requests.ts';
import type { PupilAnswer } from '#shared/device-state.ts';
import type { FilterReport, MayI } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = 'https://bets.example/odds';
let school: LiveSchool;
let device: RawDevice;
let other: RawDevice;
let lessonId: string;
let seq = 0;

beforeEach(async () => {
  seq = 0;
  school = await LiveSchool.open(3, 'otherTeacher', 'filteringManager', 'dsl');
  [device, other] = [school.device(0), school.device(1)];
  await device.arrive();
  await other.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson && other.states.at(-1)?.lesson);
});
afterEach(() => school.close());

const mayI = (requestId: string, changes: Partial<MayI> = {}): MayI => {
  seq += 1;
  const about = { seq, at: Date.now(), kind: 'may-i', about: 'page', url: page, words: '' } as const;
  return { ...about, requestId, ...changes };
};
const teacher = () => school.as('teacher');
const asked = (): Promise<MayIRequest[]> => teacher().do('requests', { lessonId });
const untilAnswered = (of: RawDevice, requestId: string): Promise<PupilAnswer> =>
  waitUntil('the answer has come', () =>
    of.states.at(-1)?.answers.find((answer) => answer.requestId === requestId),
  );
const targets = (of: RawDevice) => (of.states.at(-1)?.exceptions ?? []).map(({ target }) => target);
const allow = { is: 'allow', opens: 'page', whom: 'pupils', endsAt: 'lesson', words: '' } as const;
const refuse = { is: 'refuse', words: 'Not just now.' } as const;
const manage = () => school.as('filteringManager');

describe('May I?', () => {
  test('comes to the teacher’s open dashboard with name, words and the rule that closes the page', async () => {
    const socket = await school.dashboard('teacher');
    const changes: (string | null)[] = [];
    socket.on('requests-changed', (about) => changes.push(about));
    await socket.emitWithAck('view-lesson', { lessonId });
    const stranger = await school.dashboard('otherTeacher');
    stranger.on('requests-changed', () => changes.push('stranger'));
    const { version, rules } = await manage().do('policy', {});
    const [everyone, ...narrower] = rules.audiences;
    if (everyone === undefined) throw new Error('The first policy has no audience.');
    const audiences = [{ ...everyone, blockHosts: ['bets.example'] }, ...narrower];
    await manage().do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'x' });
    await device.report([mayI('r1', { words: 'For our project' })]);
    await waitUntil('the dashboard was told', () => changes.length > 0);
    expect(changes).toEqual([lessonId]);
    expect(await asked()).toMatchObject([
      {
        requestId: 'r1',
        pupilName: 'Amara Quill',
        className: 'Hedgehogs',
        words: 'For our project',
        rule: expect.stringContaining('block list (bets.example)'),
        canBeOpened: true,
        state: 'waiting',
      },
    ]);
  });

  test('allowed opens the page for the pupil until the lesson ends, and says so on the device', async () => {
    await device.report([mayI('r1')]);
    expect(await teacher().do('answerRequests', { requestIds: ['r1'], answer: allow })).toEqual({
      answered: 1,
    });
    const answer = await untilAnswered(device, 'r1');
    const endsAt = device.states.at(-1)?.lesson?.endsAt;
    expect(answer).toMatchObject({ is: 'allowed', by: 'Miss Clarke', about: 'page', endsAt });
    expect(targets(device)).toEqual([{ kind: 'page', page: 'bets.example/odds' }]);
    expect(targets(other)).toEqual([]);
    await school.recorded(
      'answered',
      ({ action, outcome }) => action === 'answer-request' && outcome === 'allowed',
    );
  });

  test('refused is read on the device in the words that were given', async () => {
    await device.report([mayI('r1')]);
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: refuse });
    expect(await untilAnswered(device, 'r1')).toMatchObject({ is: 'refused', words: 'Not just now.' });
    expect(targets(device)).toEqual([]);
  });

  test('answered while the device is away is there when it is back', async () => {
    await device.report([mayI('r1')]);
    device.close();
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: allow });
    await device.arrive();
    expect(device.states.at(-1)?.answers).toMatchObject([{ requestId: 'r1', is: 'allowed' }]);
    expect(targets(device)).toHaveLength(1);
  });

  test('the whole class at once answers all who wait for the same site', async () => {
    await device.report([mayI('r1')]);
    await other.report([{ ...mayI('r2', { url: 'https://www.bets.example/rules' }), seq: 1 }]);
    const answer = { ...allow, opens: 'site', whom: 'class' } as const;
    expect(await teacher().do('answerRequests', { requestIds: ['r1'], answer })).toEqual({ answered: 2 });
    await untilAnswered(other, 'r2');
    expect(targets(other)).toEqual([{ kind: 'site', host: 'bets.example' }]);
  });

  test.each([
    [
      'download',
      'https://maths.example/sheet.pdf',
      { kind: 'download', url: 'https://maths.example/sheet.pdf' },
    ],
    ['upload', 'https://www.maths.example/hand-in', { kind: 'upload', host: 'maths.example' }],
    ['download', 'data:', { kind: 'download', url: 'data:' }],
  ] as const)('for a %s (%s) lets that through until the lesson ends', async (about, url, target) => {
    await device.report([mayI('r1', { about, url })]);
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: allow });
    expect(await untilAnswered(device, 'r1')).toMatchObject({ is: 'allowed', about });
    expect(targets(device)).toEqual([target]);
    await teacher().do('endLesson', { lessonId });
    await waitUntil('it holds no more', () => device.states.at(-1)?.answers[0]?.is === 'refused');
    expect(targets(device)).toEqual([]);
  });

  test('closed at one click it is closed on the device, and the answer no longer says that it is open', async () => {
    await device.report([mayI('r1')]);
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: allow });
    await untilAnswered(device, 'r1');
    const [{ exceptionId } = { exceptionId: '' }] = await teacher().do('exceptions', { lessonId });
    await teacher().do('endException', { exceptionId });
    await waitUntil('closed', () => targets(device).length === 0);
    expect(device.states.at(-1)?.answers).toMatchObject([
      { is: 'refused', words: 'It was open for a while. It is closed again.' },
    ]);
  });

  test('outside a lesson it is for the filtering manager', async () => {
    await teacher().do('endLesson', { lessonId });
    await waitUntil('the lesson is gone', () => device.states.at(-1)?.lesson === null);
    await device.report([mayI('r1')]);
    expect(await manage().do('requests', {})).toMatchObject([{ requestId: 'r1' }]);
    const endless = await manage().call('answerRequests', { requestIds: ['r1'], answer: allow });
    expect(endless).toMatchObject({ reason: 'bad-message' });
    const answer = { ...allow, endsAt: Date.now() + 600_000 };
    await manage().do('answerRequests', { requestIds: ['r1'], answer });
    expect(await untilAnswered(device, 'r1')).toMatchObject({ by: 'Jo Lindqvist' });
  });

  test('one that nobody answered in its lesson goes to the filtering manager', async () => {
    await device.report([mayI('r1')]);
    expect(await manage().do('requests', {})).toEqual([]);
    await teacher().do('endLesson', { lessonId });
    expect(await manage().do('requests', {})).toMatchObject([{ requestId: 'r1' }]);
  });

  test('survives a crash between two commits: told again, it is asked once', async () => {
    await device.report([mayI('r1')]);
    await device.report([{ ...mayI('r1'), seq: 2 }]);
    expect(await asked()).toHaveLength(1);
  });

  test('of a flood every one is answered: beyond thirty at once, that it is too many', async () => {
    const flood = Array.from({ length: 31 }, (_, index) =>
      mayI(`r${index}`, { url: `https://flood${index}.example/` }),
    );
    await device.report(flood);
    expect(await untilAnswered(device, 'r30')).toMatchObject({ is: 'refused', by: 'ThinkClick' });
    expect((await asked()).filter(({ state }) => state === 'waiting')).toHaveLength(30);
  });
});

describe('nobody answers who may not', () => {
  test.each(['otherTeacher', 'dsl', 'filteringManager', 'admin'] as const)('%s', async (who) => {
    await device.report([mayI('r1')]);
    for (const answer of [allow, refuse]) {
      const result = await school.as(who).call('answerRequests', { requestIds: ['r1'], answer });
      expect(result).toMatchObject({ ok: false, reason: 'not-found' });
    }
    expect(await school.as(who).call('requests', { lessonId })).toMatchObject({ reason: 'not-allowed' });
    expect(await asked()).toMatchObject([{ state: 'waiting' }]);
    await school.recorded(
      'refused',
      ({ action, outcome }) => action === 'answer-request' && outcome === 'refused',
    );
  });

  test('a pupil’s device knows no such message', async () => {
    await device.report([mayI('r1')]);
    const tried = await device.ask('answerRequests', { requestIds: ['r1'], answer: allow });
    expect(tried).toMatchObject({ reason: 'bad-message' });
  });

  test('an id that another device has used changes nothing', async () => {
    await device.report([mayI('r1')]);
    await other.report([{ ...mayI('r1', { url: 'https://other.example/' }), seq: 1 }]);
    expect(await asked()).toMatchObject([{ pupilName: 'Amara Quill', url: page }]);
    await school.recorded(
      'forged',
      ({ actor, outcome }) => actor === other.deviceId && outcome === 'refused',
    );
  });

  test('an id that does not exist, one already answered, and one that names what nobody may open', async () => {
    const call = (requestId: string) =>
      teacher().call('answerRequests', { requestIds: [requestId], answer: allow });
    expect(await call('nothing')).toMatchObject({ reason: 'not-found' });
    await device.report([mayI('r1'), mayI('r2', { url: 'https://never-to-be-opened.example/' })]);
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: refuse });
    expect(await call('r1')).toMatchObject({ reason: 'conflict' });
    expect(await call('r2')).toMatchObject({ reason: 'not-allowed' });
    expect((await asked()).find(({ requestId }) => requestId === 'r2')).toMatchObject({ canBeOpened: false });
  });
});

describe('a word about the filter', () => {
  const report = (requestId: string): FilterReport => {
    seq += 1;
    const about = {
      seq,
      at: Date.now(),
      kind: 'filter-report',
      url: page,
      wants: 'block',
      words: 'rude',
    } as const;
    return { ...about, requestId };
  };

  test('of a pupil is answered, and the answer comes to the device', async () => {
    await device.report([report('f1')]);
    expect(await manage().do('filterReports', {})).toMatchObject([
      { requestId: 'f1', reporter: 'Amara Quill', className: 'Hedgehogs', wants: 'block', outcome: null },
    ]);
    const words = 'Thank you. It is closed now.';
    await manage().do('answerFilterReports', { requestIds: ['f1'], outcome: 'changed', words });
    expect(await untilAnswered(device, 'f1')).toMatchObject({ is: 'told', about: 'filter-report', words });
    const again = await manage().call('answerFilterReports', {
      requestIds: ['f1'],
      outcome: 'changed',
      words,
    });
    expect(again).toMatchObject({ reason: 'conflict' });
  });

  test('of a teacher is seen with its answer by the teacher who sent it, and by no other', async () => {
    const { requestId } = await teacher().do('reportSite', { url: page, wants: 'open', words: 'For maths' });
    await manage().do('answerFilterReports', {
      requestIds: [requestId],
      outcome: 'not-changed',
      words: 'No.',
    });
    expect(await teacher().do('ownFilterReports', {})).toMatchObject([
      { requestId, outcome: 'not-changed', answer: 'No.', answeredBy: 'Jo Lindqvist' },
    ]);
    expect(await school.as('otherTeacher').do('ownFilterReports', {})).toEqual([]);
  });

  test.each(['teacher', 'dsl'] as const)('is neither listed for nor answered by %s', async (who) => {
    await device.report([report('f1')]);
    const answer = { requestIds: ['f1'], outcome: 'changed' as const, words: 'Yes' };
    expect(await school.as(who).call('filterReports', {})).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as(who).call('answerFilterReports', answer)).toMatchObject({ reason: 'not-allowed' });
  });
});
