import { findPrompt } from './catalogue/index.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { OwnPicture, PicturePlace } from './own-picture.ts';
import type { PictureName } from './pictures.ts';

const choicePictures: Record<PromptChoice, PictureName> = { 'go-back': 'stop', ask: 'grown-up', open: 'go' };
/** What not going on is: to go back to where one was, or to do something else. Elsewhere it is to leave it. */
const insteadPictures: Partial<Record<Moment, PictureName>> = {
  'unknown-site': 'back',
  'look-alike': 'back',
  advert: 'back',
  'stranger-call': 'back',
  'detail-typed': 'pencil',
  'unkind-words': 'pencil',
  'ai-answer': 'magnifier',
  break: 'tree',
};

/** As the product has it; the plain prompt, without an id, says "think". */
export const standardPicture = (
  promptId: string | null,
  moment: Moment,
  place: PicturePlace,
): PictureName => {
  if (place === 'question') return (promptId && findPrompt(promptId)?.prompt.picture) || 'think';
  return (place === 'go-back' && insteadPictures[moment]) || choicePictures[place];
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
