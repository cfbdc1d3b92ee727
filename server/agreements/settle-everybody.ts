import type { DeviceBook } from '../devices/device-book.ts';
import type { Placement } from '../devices/placement.ts';

/** So many pupils' devices at a time, so that others come between. */
const together = 50;

/** After a change of what is asked: every pupil who has a device. */
export const settleEverybody = async ({
  book,
  placement,
}: {
  readonly book: DeviceBook;
  readonly placement: Pick<Placement, 'settlePupils'>;
}): Promise<void> => {
  const pupilIds = [...new Set(book.all().flatMap(({ pupilId }) => pupilId ?? []))];
  for (let from = 0; from < pupilIds.length; from += together)
    await placement.settlePupils(pupilIds.slice(from, from + together));
};
