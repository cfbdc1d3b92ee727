import type { Enforce } from '../receive.ts';
import type { RecentPictures } from '../screen/recent-pictures.ts';
import type { ShowPage } from '../show-page.ts';

export interface EnforceMayShowParts {
  readonly recent: Pick<RecentPictures, 'drop'>;
  readonly showPage: Pick<ShowPage, 'drop'>;
}

/** What may be shown is read anew each time; what is held by another rule goes. */
export const createEnforceMayShow =
  ({ recent, showPage }: EnforceMayShowParts): Enforce['mayShow'] =>
  async ({ picture }) => {
    if (!picture) recent.drop();
    showPage.drop();
  };
