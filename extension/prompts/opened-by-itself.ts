import { isWithin } from '#shared/policy/address.ts';
import type { LastPress } from './last-press.ts';
import { placeOf } from './prompt-desk.ts';

/** Whether a window with this address came of no press on what leads there. */
export const isOpenedByItself = (press: LastPress, url: string): boolean => {
  if (press.is !== 'link') return press.is === 'nothing';
  const [meant, came] = [placeOf(press.to), placeOf(url)];
  return !isWithin(meant, came) && !isWithin(came, meant);
};
