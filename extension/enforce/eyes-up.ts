import { EnforceFailure, type Enforce } from '../receive.ts';
import type { Cover } from './cover.ts';

const notDimmed = 'A page that belongs to the browser itself is in front, and it cannot be dimmed.';

/** Dims what is in front, or lets it be bright again. */
export const createEnforceEyesUp =
  (parts: { readonly cover: Cover; readonly isOurs: (url: string) => boolean }): Enforce['eyesUp'] =>
  async (eyesUp) => {
    const bare = await parts.cover.look();
    if (eyesUp !== null && bare.some(({ url }) => !parts.isOurs(url))) throw new EnforceFailure(notDimmed);
  };
