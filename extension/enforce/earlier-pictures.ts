import type { Enforce } from '../receive.ts';
import type { EarlierPictures } from '../screen/earlier-pictures.ts';

export interface EnforceEarlierPicturesParts {
  readonly earlier: Pick<EarlierPictures, 'drop'>;
}

/** Whether they are kept is read anew each time; where they are not any more, none stays. */
export const createEnforceEarlierPictures =
  ({ earlier }: EnforceEarlierPicturesParts): Enforce['earlierPictures'] =>
  async (kept) => {
    if (kept === 'none') earlier.drop();
  };
