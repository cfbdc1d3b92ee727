import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TimelineLine } from '#shared/api/past-lessons.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let other: RawDevice;
let lessonId: string;

const visit = (seq: number, title: string) =>
  ({ seq, at: Date.now(), kind: 'visit', url: 'https://newts.example/', title }) as const;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl', 'filteringManager');
  [device, other] = [school.device(0), school.device(1)];
  await device.arrive();
  await other.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson && other.states.at(-1)?.lesson);
  await device.report([visit(1, 'Newts')]);
  await other.report([visit(1, 'Frogs')]);
  const at = Date.now();
  const url = 'https://search.example/?q=newts';
  await device.report([
    { seq: 2, at, kind: 'search', url, engine: 'Search', words: 'how long is a newt' },
    { seq: 3, at, kind: 'prompt', url, rule: 'An unknown site', choice: 'go-back' },
  ]);
  const socket = await school.dashboard('teacher');
  await socket.emitWithAck('view-lesson', { lessonId });
  await socket.emitWithAck('watch', { lessonId, mode: 'close', deviceIds: [device.deviceId] });
  const args = { message: 'Eyes up', durationMs: 60_000 };
  const deviceIds = [device.deviceId];
  await socket.emitWithAck('command', { lessonId, name: 'lock-device', deviceIds, args });
  await school.as('teacher').do('endLesson', { lessonId });
});
afterEach(() => school.close());

const teacher = () => school.as('teacher');
const words = (lines: readonly TimelineLine[]): string[] =>
  lines.map((line) =>
    line.is === 'told'
      ? `${line.kind} ${line.text}`
      : `${line.is === 'done' ? line.action : line.way} ${line.pupils.join()}`,
  );
const timeline = async (pupilId?: string) =>
  words((await teacher().do('lessonTimeline', pupilId ? { lessonId, pupilId } : { lessonId })).lines);

/** A message and a lock for two, of whom one is away. */
const giveOrders = async () => {
  lessonId = await school.startLesson();
  const [, absentId = ''] = school.pupilIds;
  const socket = await school.dashboard('teacher');
  const seen = await new OpenClass(socket).view(socket, lessonId);
  other.close();
  const absent = await seen.until('gone', ({ state }) => state === 'away', absentId);
  const request = { lessonId, deviceIds: [device.deviceId, other.deviceId] };
  await socket.emitWithAck('command', { ...request, name: 'show-message', args: { text: 'Tidy up' } });
  const args = { message: 'Look', durationMs: 60_000, reason: 'A spill' };
  await socket.emitWithAck('command', { ...request, name: 'lock-device', args });
  return { absent: absent.name };
};

describe('after the lesson', () => {
  test('its teacher reads what the class did, and what staff did and looked at', async () => {
    const lines = await timeline();
    expect(lines).toEqual(
      expect.arrayContaining([
        'visit Newts',
        'visit Frogs',
        'search how long is a newt',
        'prompt go-back: An unknown site',
        'start-lesson ',
        'view-lesson ',
        'watch-closely Amara Quill',
        'lock-device Amara Quill',
        'end-lesson ',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('lock-device'))).toHaveLength(1);
  });

  test('says of whom nothing was told', async () => {
    const { untold, pupils } = await teacher().do('lessonTimeline', { lessonId });
    expect(untold).toEqual([pupils[2]?.name]);
  });

  test('of one pupil only what was theirs or the whole class’s', async () => {
    const lines = await timeline(school.pupilIds[1]);
    expect(lines).toContain('visit Frogs');
    expect(lines).toContain('start-lesson ');
    expect(lines.join()).not.toMatch(/Newts|Amara/);
  });

  test('who was taken over is read of that pupil and of nobody else', async () => {
    lessonId = await school.startLesson();
    const [pupilId = '', otherId = ''] = school.pupilIds;
    await teacher().do('takeOverPupils', { lessonId, pupilIds: [pupilId], reason: 'Back from music' });
    await teacher().do('endLesson', { lessonId });
    const taken = expect.stringMatching(/^take-over-pupils \w/);
    expect(await timeline(pupilId)).toContainEqual(taken);
    expect(await timeline(otherId)).not.toContainEqual(expect.stringContaining('take-over-pupils'));
  });

  test('a command is read with what it contained and what became of it, of one pupil with what it was for them', async () => {
    const order = await giveOrders();
    const [pupilId = '', otherId = ''] = school.pupilIds;
    const offline = expect.stringContaining('offline');
    const forBoth = (is: string) => [
      { pupil: 'Amara Quill', is: 'applied', why: '' },
      { pupil: order.absent, is, why: offline },
    ];
    const commands = async (whose?: string) =>
      (await teacher().do('lessonTimeline', { lessonId, ...(whose && { pupilId: whose }) })).lines.flatMap(
        (line) => (line.is === 'done' && line.outcomes ? [line] : []),
      );
    const [message, lock] = [
      { action: 'show-message', args: { text: 'Tidy up' } },
      { action: 'lock-device', args: { message: 'Look', durationMs: 60_000, reason: 'A spill' } },
    ];
    expect(await commands()).toMatchObject([
      { ...lock, outcomes: forBoth('pending') },
      { ...message, outcomes: forBoth('failed') },
    ]);
    expect(await commands(pupilId)).toMatchObject([
      { ...lock, outcomes: forBoth('pending').slice(0, 1) },
      { ...message, outcomes: forBoth('failed').slice(0, 1) },
    ]);
    expect(await commands(otherId)).toMatchObject([
      { ...lock, outcomes: forBoth('pending').slice(1) },
      { ...message, outcomes: forBoth('failed').slice(1) },
    ]);
    // The device is somebody else's now.
    const thirdId = school.pupilIds[2] ?? '';
    await school.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId: thirdId });
    expect(await commands(pupilId)).toHaveLength(2);
    expect(await commands(thirdId)).toEqual([]);
  });

  test('who has left the class since is still read of', async () => {
    const [pupilId = ''] = school.pupilIds;
    const before = await timeline(pupilId);
    const left = school.storage.db.updateTable('pupils').set({ isActive: 0 });
    await left.where('pupilId', '=', pupilId).execute();
    expect(await timeline(pupilId)).toEqual(expect.arrayContaining(before));
    expect(before).toContain('visit Newts');
    expect(before).toContain('lock-device Amara Quill');
  });

  test('what was opened, closed and answered is read of those it was for', async () => {
    lessonId = await school.startLesson();
    await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const [pupilId = '', otherId = ''] = school.pupilIds;
    const asked = { lessonId, endsAt: 'lesson', reason: 'For the project' } as const;
    const to = { kind: 'pupils' as const, pupilIds: [pupilId] };
    const target = { kind: 'site', host: 'toads.example' } as const;
    const { exceptionId } = await teacher().do('grantException', { ...asked, target, to });
    await teacher().do('endException', { exceptionId });
    const forClass = { kind: 'class', classId: school.classId } as const;
    const newts = { kind: 'site', host: 'newts.example' } as const;
    await teacher().do('grantException', { ...asked, target: newts, to: forClass });
    const about = { at: Date.now(), url: 'https://frogs.example/', words: '' };
    await device.report([
      { ...about, seq: 4, kind: 'hand-up', requestId: 'h1', lessonId, about: 'question' },
      { ...about, seq: 5, kind: 'may-i', requestId: 'r1', about: 'page' },
    ]);
    await waitUntil('it is asked', async () => (await teacher().do('requests', { lessonId })).length > 0);
    await teacher().do('answerHands', { requestIds: ['h1'], is: 'coming', words: '' });
    await teacher().do('answerHands', { requestIds: ['h1'], is: 'told', words: 'Page 4' });
    await school.as('otherTeacher').call('answerRequests', {
      requestIds: ['r1'],
      answer: { is: 'refuse', words: 'Not allowed to say so' },
    });
    await teacher().do('answerRequests', { requestIds: ['r1'], answer: { is: 'refuse', words: 'Later' } });
    await teacher().do('endLesson', { lessonId });
    const read = async (whose: string) =>
      (await teacher().do('lessonTimeline', { lessonId, pupilId: whose })).lines.flatMap((line) =>
        line.is === 'done' && /exception|answer/.test(line.action)
          ? `${line.by} ${line.action} ${line.outcome} ${line.pupils.join()} ${JSON.stringify(line.target ?? null)} ${line.reason ?? line.answer ?? ''}`.trim()
          : [],
      );
    const [first, second] = [JSON.stringify(target), JSON.stringify(newts)];
    expect((await read(pupilId)).toSorted()).toEqual([
      'Miss Clarke answer-hand coming Amara Quill null',
      'Miss Clarke answer-hand told Amara Quill null Page 4',
      'Miss Clarke answer-request refused Amara Quill null Later',
      `Miss Clarke end-exception done Amara Quill ${first}`,
      `Miss Clarke grant-exception done  ${second} For the project`,
      `Miss Clarke grant-exception done Amara Quill ${first} For the project`,
    ]);
    expect(await read(otherId)).toEqual([`Miss Clarke grant-exception done  ${second} For the project`]);
  });

  test('looking back is itself on record', async () => {
    await timeline(school.pupilIds[0]);
    await school.recorded('read', ({ action, object }) => action === 'view-timeline' && object === lessonId);
    expect(await timeline()).toContain('view-timeline Amara Quill');
  });

  test('lists one’s own lessons; the safeguarding lead sees all, others see none of it', async () => {
    expect(await teacher().do('pastLessons', {})).toMatchObject([{ lessonId, className: 'Hedgehogs' }]);
    expect(await school.as('dsl').do('pastLessons', {})).toHaveLength(1);
    for (const key of ['otherTeacher', 'filteringManager'] as const) {
      expect(await school.as(key).do('pastLessons', {})).toEqual([]);
      await expect(school.as(key).do('lessonTimeline', { lessonId })).rejects.toThrow('not-found');
    }
  });

  test('it is kept for the school’s retention time, and then gone; the device goes on counting', async () => {
    await device.report([visit(4, 'Toads')]);
    school.turnClock(366 * 24 * 3_600_000);
    await school.restart();
    await device.arrive();
    const left = () => school.storage.db.selectFrom('reports').select(['deviceId', 'seq']).execute();
    await waitUntil('only the last of each device is left', async () => (await left()).length === 2, 40_000);
    expect(await device.report([visit(5, 'Newts again')])).toEqual({ ok: true, value: { through: 5 } });
  });
});
