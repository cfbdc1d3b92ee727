import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonFacts } from '#shared/class-snapshot.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let device: RawDevice;
let teacher: DashboardSocket;
let facts: LessonFacts[];
let told: string[];

const listen = (socket: DashboardSocket): { facts: LessonFacts[]; told: string[] } => {
  const heard = { facts: [] as LessonFacts[], told: [] as string[] };
  socket.on('lesson-changed', (_id, changed) => void heard.facts.push(changed));
  socket.on('lesson-told', (_id, sentence) => void heard.told.push(sentence));
  return heard;
};

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl');
  lessonId = await school.startLesson();
  device = school.device(0);
  await device.arrive();
  teacher = await school.dashboard('teacher');
  ({ facts, told } = listen(teacher));
  await new OpenClass(teacher).view(teacher, lessonId);
});
afterEach(() => school.close());

/** What the ledger keeps beside who, what and when. */
const factsOf = async ({ seq }: { seq: number }): Promise<unknown> => {
  const row = await school.storage.db
    .selectFrom('ledger')
    .select('facts')
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.facts);
};

const accountOf = async (key: 'teacher' | 'otherTeacher'): Promise<string> => {
  const name = key === 'teacher' ? 'Miss Clarke' : 'Mr Bell';
  const all = await school.as('teacher').do('teachers', {});
  return all.find((each) => each.name === name)?.accountId ?? '';
};
const mayLock = async (socket: DashboardSocket): Promise<boolean> => {
  const answer = await socket.timeout(10_000).emitWithAck('command', {
    lessonId,
    name: 'lock-device',
    deviceIds: [device.deviceId],
    args: { message: '', durationMs: 60_000 },
  });
  return answer.ok && answer.value[device.deviceId]?.ok === true;
};
const lessonNow = () => device.states.at(-1)?.lesson ?? null;
const did = (action: string) =>
  school.recorded(action, (line) => line.action === action && line.outcome === 'done');

describe('the end of a lesson', () => {
  test('is moved by its teacher, on the device and on every dashboard; it is recorded', async () => {
    const endsAt = Date.now() + 90 * 60_000;
    await school.as('teacher').do('moveLessonEnd', { lessonId, endsAt });
    await waitUntil('the device knows', () => lessonNow()?.endsAt === endsAt);
    await waitUntil('the dashboard knows', () => facts.at(-1)?.endsAt === endsAt);
    await did('move-lesson-end');
  });

  test('is not in the past, not a day away, and nobody else’s to move', async () => {
    const move = (key: 'teacher' | 'otherTeacher', minutes: number) =>
      school.as(key).call('moveLessonEnd', { lessonId, endsAt: Date.now() + minutes * 60_000 });
    expect(await move('teacher', -1)).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(await move('teacher', 24 * 60)).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(await move('otherTeacher', 30)).toMatchObject({ ok: false, reason: 'not-allowed' });
  });
});

describe('a second teacher', () => {
  test('joins with a reason: both see and command, both are shown, it is recorded and told', async () => {
    const other = await school.dashboard('otherTeacher');
    expect(await mayLock(other)).toBe(false);
    await school.as('otherTeacher').do('joinLesson', { lessonId, reason: 'Team teaching' });
    await waitUntil('the first is told', () => told.includes('Mr Bell has joined the lesson: Team teaching'));
    expect(await mayLock(other)).toBe(true);
    expect(await mayLock(teacher)).toBe(true);
    const snapshot = await other.emitWithAck('view-lesson', { lessonId });
    expect(snapshot).toMatchObject({
      value: {
        teachers: [
          { name: 'Miss Clarke', isOwner: true },
          { name: 'Mr Bell', isOwner: false },
        ],
      },
    });
    await waitUntil('the pupil is shown both', () => lessonNow()?.partners?.[0] === 'Mr Bell');
    await did('join-lesson');
    expect(await school.as('otherTeacher').do('classes', {})).toMatchObject([{ lesson: { isMine: true } }]);
  });

  test('does not join without a reason, nor without teaching at all', async () => {
    expect(await school.as('otherTeacher').call('joinLesson', { lessonId, reason: ' ' })).toMatchObject({
      reason: 'bad-message',
    });
    expect(await school.as('dsl').call('joinLesson', { lessonId, reason: 'To look' })).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('who leaves, or is taken out by the owner, sees and commands no more', async () => {
    const other = await school.dashboard('otherTeacher');
    await school.as('otherTeacher').do('joinLesson', { lessonId, reason: 'Team teaching' });
    await new OpenClass(other).view(other, lessonId);
    const lost: string[] = [];
    other.on('lesson-lost', (id, to) => void lost.push(`${id} ${to}`));
    const accountId = await accountOf('otherTeacher');
    await school.as('teacher').do('leaveLesson', { lessonId, accountId });
    await waitUntil('their page is told', () => lost.includes(`${lessonId} Miss Clarke`));
    expect(await mayLock(other)).toBe(false);
    expect(await other.emitWithAck('view-lesson', { lessonId })).toMatchObject({ reason: 'not-allowed' });
    expect(facts.at(-1)?.teachers).toHaveLength(1);
  });

  test('is still in it after a restart of the server', async () => {
    await school.as('otherTeacher').do('joinLesson', { lessonId, reason: 'Team teaching' });
    await school.restart();
    const other = await school.dashboard('otherTeacher');
    await device.arrive();
    expect(await mayLock(other)).toBe(true);
    expect(lessonNow()?.partners).toEqual(['Mr Bell']);
  });
});

describe('a lesson handed over', () => {
  test('is the cover teacher’s: they command, the first does not and sees no more', async () => {
    const lost: string[] = [];
    teacher.on('lesson-lost', (id, to) => void lost.push(`${id} ${to}`));
    const accountId = await accountOf('otherTeacher');
    await school.as('teacher').do('handOverLesson', { lessonId, accountId, isStaying: false });
    await waitUntil('the first is told', () => lost.includes(`${lessonId} Mr Bell`));
    const other = await school.dashboard('otherTeacher');
    expect([await mayLock(other), await mayLock(teacher)]).toEqual([true, false]);
    await waitUntil('the pupil reads the new name', () => lessonNow()?.teacher === 'Mr Bell');
    await did('hand-over-lesson');
    await school.as('otherTeacher').do('endLesson', { lessonId });
  });

  test('leaves the first in it who wants to stay', async () => {
    const accountId = await accountOf('otherTeacher');
    await school.as('teacher').do('handOverLesson', { lessonId, accountId, isStaying: true });
    expect(await mayLock(teacher)).toBe(true);
    // Only its owner gives it away.
    const back = { lessonId, accountId: await accountOf('teacher'), isStaying: true };
    expect(await school.as('teacher').call('handOverLesson', back)).toMatchObject({ reason: 'not-allowed' });
    await school.as('otherTeacher').do('handOverLesson', back);
  });

  test('is taken over with a reason, and told', async () => {
    await school.as('otherTeacher').do('takeOverLesson', { lessonId, reason: 'Miss Clarke is ill' });
    await waitUntil('it is told', () =>
      told.includes('Mr Bell has taken over the lesson: Miss Clarke is ill'),
    );
    expect(facts.at(-1)?.teachers).toMatchObject([
      { name: 'Mr Bell', isOwner: true },
      { name: 'Miss Clarke' },
    ]);
    await did('take-over-lesson');
  });
});

describe('a pupil in the reach of two lessons', () => {
  let otherLessonId: string;
  let other: DashboardSocket;
  let heard: ReturnType<typeof listen>;
  let theirs: OpenClass;
  let mine: OpenClass;
  let pupilId: string;

  beforeEach(async () => {
    const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
    await school.as('admin').do('addPupils', { classId, pupils: [{ name: 'Ivo Crane', email: null }] });
    const started = await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 });
    otherLessonId = started.lessonId;
    other = await school.dashboard('otherTeacher');
    heard = listen(other);
    theirs = await new OpenClass(other).view(other, otherLessonId);
    mine = await new OpenClass(teacher).view(teacher, lessonId);
    [pupilId = ''] = school.pupilIds;
    await mayLock(teacher);
  });

  const add = (ids: string[]) =>
    school.as('otherTeacher').do('addPupilsToLesson', { lessonId: otherLessonId, pupilIds: ids });
  const ask = () =>
    school.as('otherTeacher').do('askForPupils', { lessonId: otherLessonId, pupilIds: [pupilId] });

  test('is not taken unasked: the later teacher is told who holds them and what is on', async () => {
    expect(await add([pupilId])).toMatchObject([
      { pupilId, teacher: 'Miss Clarke', className: 'Hedgehogs', controls: ['lock'] },
    ]);
    expect(lessonNow()?.lessonId).toBe(lessonId);
    expect(theirs.tiles.has(pupilId)).toBe(false);
  });

  test('is asked for and let go: then theirs to see and command, elsewhere for the first', async () => {
    await ask();
    const [asked] = await waitUntil('the first is asked', () => facts.at(-1)?.asks);
    expect(asked).toMatchObject({ by: 'Mr Bell', className: 'Foxes', pupils: [{ pupilId }] });
    const answer = { lessonId, askId: asked?.askId ?? '', isGiven: true };
    await school.as('teacher').do('answerPupilAsk', answer);
    await waitUntil('the pupil is in it', () => lessonNow()?.lessonId === otherLessonId);
    // What the first teacher had set ended with it.
    expect(device.states.at(-1)?.lock).toBeNull();
    await theirs.until('there', ({ isGuest, elsewhere }) => isGuest && elsewhere === null, pupilId);
    const gone = await mine.until('elsewhere', ({ elsewhere }) => elsewhere?.teacher === 'Mr Bell', pupilId);
    expect(gone).toMatchObject({ state: 'elsewhere', deviceId: null, page: null, tabs: [], controls: [] });
    expect(await mayLock(teacher)).toBe(false);
    await waitUntil('the other is told', () =>
      heard.told.some((sentence) => sentence.startsWith('Miss Clarke lets you have')),
    );
    expect(facts.at(-1)?.asks).toEqual([]);
    await did('give-pupils');
  });

  test('is still asked for after a restart, and once: what was answered is over', async () => {
    await ask();
    const [first] = await waitUntil('the first is asked', () => facts.at(-1)?.asks);
    const reopen = async (key: 'teacher' | 'otherTeacher', id: string) => {
      const socket = await school.dashboard(key);
      const answer = await socket.timeout(10_000).emitWithAck('view-lesson', { lessonId: id });
      if (!answer.ok) throw new Error(answer.reason);
      return { ...listen(socket), asks: answer.value.asks, asked: answer.value.asked };
    };
    await school.restart();
    expect((await reopen('teacher', lessonId)).asks).toEqual([first]);
    const later = await reopen('otherTeacher', otherLessonId);
    expect(later.asked).toMatchObject([{ askId: first?.askId, teacher: 'Miss Clarke' }]);
    await device.arrive();
    const answer = { lessonId, askId: first?.askId ?? '', isGiven: true };
    await school.as('teacher').do('answerPupilAsk', answer);
    await waitUntil('the other is told', () => later.told.some((said) => said.includes('lets you have')));
    await waitUntil('the pupil is in it', () => lessonNow()?.lessonId === otherLessonId);
    await waitUntil('nothing is pending', () => later.facts.at(-1)?.asked.length === 0);
    await school.restart();
    expect((await reopen('teacher', lessonId)).asks).toEqual([]);
    expect(await school.as('teacher').call('answerPupilAsk', answer)).toMatchObject({ reason: 'not-found' });
  });

  test.each(['teacher', 'otherTeacher'] as const)('no more when the %s ends it', async (who) => {
    await ask();
    const left = who === 'teacher' ? heard.facts : facts;
    const open = () => [left.at(-1)?.asks ?? [], left.at(-1)?.asked ?? []].flat().length;
    await waitUntil('it is known there', () => open() === 1);
    await school.as(who).do('endLesson', { lessonId: who === 'teacher' ? lessonId : otherLessonId });
    await waitUntil('it is void there', () => open() === 0);
    expect(await school.storage.db.selectFrom('pupilAsks').selectAll().execute()).toEqual([]);
  });

  test('is kept where the first says no', async () => {
    await ask();
    const [asked] = await waitUntil('the first is asked', () => facts.at(-1)?.asks);
    await school.as('teacher').do('answerPupilAsk', { lessonId, askId: asked?.askId ?? '', isGiven: false });
    await waitUntil('the other is told', () => heard.told.some((sentence) => sentence.includes('keeps')));
    expect(lessonNow()?.lessonId).toBe(lessonId);
    const { lines } = await school.as('otherTeacher').do('lessonTimeline', { lessonId: otherLessonId });
    const asking = { action: 'ask-for-pupils', by: 'Mr Bell', pupils: ['Amara Quill'] };
    expect(lines).toContainEqual(expect.objectContaining(asking));
    const kept = { action: 'give-pupils', outcome: 'refused', pupils: ['Amara Quill'] };
    expect(lines).toContainEqual(expect.objectContaining(kept));
  });

  test('is taken over with a reason: recorded, told, and back when that lesson ends', async () => {
    const reason = 'Reading group';
    await school
      .as('otherTeacher')
      .do('takeOverPupils', { lessonId: otherLessonId, pupilIds: [pupilId], reason });
    await waitUntil('the pupil is in it', () => lessonNow()?.lessonId === otherLessonId);
    await waitUntil('the first is told', () => told.some((sentence) => sentence.endsWith(reason)));
    const line = await did('take-over-pupils');
    expect(await factsOf(line)).toMatchObject({ reason, pupilIds: [pupilId], from: [lessonId] });
    await school.as('otherTeacher').do('endLesson', { lessonId: otherLessonId });
    await waitUntil('the pupil is back', () => lessonNow()?.lessonId === lessonId);
    await mine.until('back', ({ elsewhere }) => elsewhere === null, pupilId);
  });

  test('whom nobody holds joins at once, and is sent back', async () => {
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await add([pupilId])).toEqual([]);
    await waitUntil('the pupil is in it', () => lessonNow()?.lessonId === otherLessonId);
    await school.as('otherTeacher').do('releasePupils', { lessonId: otherLessonId, pupilIds: [pupilId] });
    await waitUntil('the pupil is in none', () => lessonNow() === null);
    expect(heard.facts.at(-1)?.guestIds).toEqual([]);
  });
});
