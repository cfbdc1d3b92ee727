import { EnforceFailure, type Enforce } from '../../extension/receive.ts';

/** What a browser would make true is only kept; `refusal` says why it does not allow it, or null. */
export const createFakeEnforce = (keep: () => Promise<void>, refusal: () => string | null): Enforce => {
  return {
    pupil: keep,
    staff: keep,
    guest: keep,
    lesson: keep,
    lock: keep,
    focus: keep,
    freeze: keep,
    eyesUp: async (eyesUp) => {
      await keep();
      if (eyesUp !== null && refusal() !== null) throw new EnforceFailure(refusal() ?? '');
    },
    tabLimit: keep,
    timer: keep,
    exceptions: keep,
    answers: keep,
    tellings: keep,
    hand: keep,
    agreement: keep,
    trustedAdults: keep,
    grownUps: keep,
    stop: keep,
    closedMarks: keep,
    place: keep,
    mayShow: keep,
    earlierPictures: keep,
    alerts: keep,
  };
};
