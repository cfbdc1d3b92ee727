import type { ShowPage } from '../show-page.ts';
import type { AlertWatchParts } from './alert-watch.ts';

export interface AlertPictureParts {
  readonly showPage: Pick<ShowPage, 'picture'>;
  readonly isInLesson: () => Promise<boolean>;
}

/** A page that has just opened is not painted yet. */
const paintedAfterMs = 1_500;

/**
 * The picture that goes with an alert, where the school's policy has one taken: in a running lesson, as nobody is pictured
 * outside of one unasked, and under the rules of any other picture.
 */
export const createAlertPicture =
  ({ showPage, isInLesson }: AlertPictureParts): AlertWatchParts['picture'] =>
  async (url) => {
    await new Promise((resolve) => setTimeout(resolve, paintedAfterMs));
    return (await isInLesson()) ? (await showPage.picture({ url, title: '' })).picture : null;
  };
