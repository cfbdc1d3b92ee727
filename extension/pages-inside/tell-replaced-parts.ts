import { watchLocation } from '../proxy/false-location.ts';
import { watchNativeParts } from '../proxy/native-parts.ts';
import { lookNowAndThen } from '../proxy/look-times.ts';
import { partsEvent } from '../proxy/signs.ts';

/** In the page's own world: what its scripts have been given instead of the browser's own. */
export const tellReplacedParts = (): void => {
  // Kept before the page can replace them.
  const [tell, Tale] = [EventTarget.prototype.dispatchEvent.bind(globalThis), CustomEvent];
  const replaced = watchNativeParts();
  const hasFalseLocation = watchLocation();
  let told = '';
  const look = (): void => {
    const signs = [...replaced(), ...(hasFalseLocation() ? ['false-location'] : [])];
    if (signs.join() === told) return;
    told = signs.join();
    tell(new Tale(partsEvent, { detail: told }));
  };
  lookNowAndThen(look);
};
