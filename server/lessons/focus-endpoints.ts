import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { checkFocus } from './check-focus.ts';
import type { ClassRoster } from './class-roster.ts';
import { maxListsOfOne, type FocusLists } from './focus-lists.ts';
import type { Lessons } from './lessons.ts';
import { recordScene } from './record-scene.ts';
import { lessonFor } from './lesson-for.ts';

export interface FocusEndpointsParts {
  readonly focusLists: FocusLists;
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly policies: PolicyStore;
  readonly states: DesiredStates;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly presences: Presences;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type ListEndpoints = Pick<Handlers, 'focusLists' | 'saveFocusList' | 'deleteFocusList' | 'noteFocusListUsed'>;
type LessonEndpoints = Pick<Handlers, 'checkFocus' | 'ownDevices' | 'recordScene'>;

const tooMany = `You have ${maxListsOfOne} saved lists. Delete one first.`;

export const focusEndpoints = (parts: FocusEndpointsParts): ListEndpoints & LessonEndpoints => ({
  ...listEndpoints(parts),
  ...lessonEndpoints(parts),
});

const listEndpoints = (parts: FocusEndpointsParts): ListEndpoints => {
  const { focusLists } = parts;
  const refusal = (actor: Actor) => askMay(parts, actor, 'keep-focus-lists', {}, 'focus lists');
  return {
    focusLists: async (_request, { actor }) =>
      (await refusal(actor)) ?? success(await focusLists.seenBy(actor.accountId)),

    saveFocusList: async ({ focusListId, ...edit }, { actor }) => {
      const refused = await refusal(actor);
      if (refused) return refused;
      const { accountId } = actor;
      if (focusListId !== undefined) {
        const isChanged = await focusLists.change(accountId, focusListId, edit);
        return isChanged ? success({ focusListId }) : failure('not-found');
      }
      if ((await focusLists.countOf(accountId)) >= maxListsOfOne) return failure('conflict', tooMany);
      return success({ focusListId: await focusLists.add(accountId, edit) });
    },

    deleteFocusList: async ({ focusListId }, { actor }) => {
      const refused = await refusal(actor);
      if (refused) return refused;
      const isGone = await focusLists.remove(actor.accountId, focusListId);
      return isGone ? success({}) : failure('not-found');
    },

    noteFocusListUsed: async ({ focusListId }, { actor }) => {
      const refused = await refusal(actor);
      if (refused) return refused;
      const isNoted = await focusLists.noteUsed(actor.accountId, focusListId);
      return isNoted ? success({}) : failure('not-found');
    },
  };
};

const lessonEndpoints = (parts: FocusEndpointsParts): LessonEndpoints => ({
  checkFocus: async ({ lessonId, items, needs }, { actor }) => {
    const { roster, lessons, policies, clock } = parts;
    const lesson = await lessonFor(parts, actor, 'command-device', lessonId);
    if (!lesson.ok) return lesson;
    const ids = (await roster.pupilsIn(lesson.value)).map(({ pupilId }) => pupilId);
    const known = [...(await roster.bound(ids)).values()];
    // A pupil of the class may be in another lesson, and guests may be of another year.
    const pupils = known.filter(
      ({ pupilId, classId }) => lessons.holding(pupilId, classId)?.lessonId === lessonId,
    );
    return success(checkFocus({ policy: policies.current.compiled, pupils, items, needs, now: clock() }));
  },

  ownDevices: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'keep-focus-lists', {}, 'own devices');
    if (refused) return refused;
    const { book, links, presences } = parts;
    const connected = book.ofStaff(actor.accountId).filter(({ deviceId }) => links.find(deviceId));
    return success(
      connected.map(({ deviceId, assetId, serialNumber }) => ({
        deviceId,
        name: assetId ?? serialNumber ?? deviceId.slice(0, 8),
        pages: (presences.of(deviceId).presence?.tabs ?? [])
          .filter(({ url }) => /^https?:/.test(url))
          .map(({ url, title }) => ({ url, title })),
      })),
    );
  },

  recordScene: async ({ lessonId, ...request }, { actor }) => {
    const { states, ledger } = parts;
    const lesson = await lessonFor(parts, actor, 'command-device', lessonId);
    if (!lesson.ok) return lesson;
    const { deviceId, url, isAttended } = request;
    const about = { actor: actor.accountId, action: 'record-scene', object: deviceId };
    // A device is the teacher's to open a page on while it is in the lesson the teacher gives, or their own.
    const { lesson: itsLesson, staff } = states.of(deviceId);
    if (itsLesson?.lessonId !== lessonId && staff?.accountId !== actor.accountId) {
      await ledger.append({ ...about, outcome: 'refused' });
      return failure('not-allowed');
    }
    const scene = await recordScene(parts, actor.name, request);
    await ledger.append({
      ...about,
      outcome: scene.ok ? 'done' : scene.reason,
      facts: { url, isAttended },
    });
    return scene;
  },
});
