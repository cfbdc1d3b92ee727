import { findPrompt } from './catalogue/index.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { OwnPicture, PicturePlace } from './own-picture.ts';
import type { PictureName } from './pictures.ts';

const choicePictures: Record<PromptChoice, PictureName> = { 'go-back': 'stop', ask: 'grown-up', open: 'go' };
/** Here one goes back to where one was; elsewhere something is not done. */
const leadsBack: ReadonlySet<Moment> = new Set<Moment>([
  'unknown-site',
  'look-alike',
  'advert',
  'stranger-call',
]);

/** Here what was written is written anew. */
const rewrites: ReadonlySet<Moment> = new Set<Moment>(['detail-typed', 'unkind-words']);

/** As the product has it; the plain prompt, without an id, says "think". */
export const standardPicture = (
  promptId: string | null,
  moment: Moment,
  place: PicturePlace,
): PictureName => {
  if (place === 'question') return (promptId && findPrompt(promptId)?.prompt.picture) || 'think';
  if (place !== 'go-back') return choicePictures[place];
  return leadsBack.has(moment) ? 'back' : rewrites.has(moment) ? 'pencil' : choicePictures[place];
};

/** The school's own picture before the standard one. */
export const pictureAt = (
  own: readonly OwnPicture[],
  promptId: string | null,
  moment: Moment,
  place: PicturePlace,
): PictureName =>
  own.find((each) => each.promptId === promptId && each.place === place)?.picture ??
  standardPicture(promptId, moment, place);
