import type { Enforce } from '../receive.ts';

/** Answers to what the pupil asked are only read: by the page that waits for one, and by the popup. */
export const createEnforceAnswers = (): Enforce['answers'] => () => Promise.resolve();
