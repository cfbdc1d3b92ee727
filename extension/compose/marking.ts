import { notWatched, type Watch } from '#shared/device-state.ts';
import { openPopup, tellPagesInFront, toolbar } from '../chromium/toolbar.ts';
import { guestNow } from '../guest-time.ts';
import { heldAddress } from '../held-address.ts';
import type { MarkCorner } from '../mark/mark-status.ts';
import type { MarkFacts } from '../mark/mark-words.ts';
import { PupilMark } from '../mark/pupil-mark.ts';
import { SeenToday } from '../seen-today.ts';
import { RaiseHand } from '../raise-hand.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';

/** What tells the pupil: the mark, and the hand they may put up. */
export const createMarking = (
  ground: Ground,
  line: Line,
  watch: () => Watch,
  isOutside: () => Promise<boolean>,
) => {
  const { memory, serverClock, protection } = ground;
  const raiseHand = new RaiseHand({
    memory,
    serverClock,
    outbox: line.outbox,
    onChange: () => pupilMark.soon(),
    frontAddress: () => heldAddress(ground),
  });
  /** Without a line nobody sees anything, whatever was so when it broke. */
  const watched = (): Watch => (line.status.is === 'connected' ? watch() : notWatched);
  const facts = async (): Promise<MarkFacts> => {
    const state = await memory.read('state');
    const { lesson, focus } = state;
    const now = serverClock.now();
    return {
      speech: await ground.pupilSpeech.here(),
      watchedBy: watched().by,
      isOutside: await isOutside(),
      lesson: lesson !== null && lesson.endsAt > now ? lesson : null,
      lock: protection.isLocked && !protection.isStopped ? protection.subject.lock : null,
      focus: focus !== null && focus.endsAt > now ? focus : null,
      hand: (await raiseHand.standing()).up,
      guest: guestNow(state, now),
    };
  };
  const pupilMark: PupilMark = new PupilMark({
    facts,
    corner: () => memory.read('markCorner'),
    toolbar,
    tell: (mark) => tellPagesInFront({ mark }),
  });
  const mark = {
    status: () => pupilMark.status(),
    moveTo: (corner: MarkCorner) => memory.write('markCorner', corner),
    openPopup: () => openPopup(ground.pages.url('popup')),
    openTell: () => openPopup(`${ground.pages.url('popup')}?tell`),
  };
  const seenToday = new SeenToday(ground);
  line.onStatus = () => {
    pupilMark.soon();
    if (line.status.is !== 'connected') seenToday.watched(notWatched).catch(() => undefined);
  };
  line.onReport = (report) => void seenToday.note(report).catch(() => undefined);
  const noteWatch = (now: Watch): void => {
    pupilMark.soon();
    seenToday.watched(now).catch(() => undefined);
  };
  return { raiseHand, pupilMark, watched, mark, seenToday, noteWatch };
};

export type Marking = ReturnType<typeof createMarking>;
