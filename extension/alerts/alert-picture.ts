import type { ShowPage } from '../show-page.ts';
import type { AlertWatchParts } from './alert-watch.ts';

/** A page that has just opened is not painted yet. */
const paintedAfterMs = 1_500;

/** The picture that goes with an alert, where the school's policy has one taken: under the rules of any other. */
export const createAlertPicture =
  (showPage: Pick<ShowPage, 'picture'>): AlertWatchParts['picture'] =>
  async (url) => {
    await new Promise((resolve) => setTimeout(resolve, paintedAfterMs));
    return (await showPage.picture({ url, title: '' })).picture;
  };
