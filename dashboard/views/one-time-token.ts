import { useState } from 'preact/hooks';

/** The token after `#`, which browsers send to nobody. Read once; the address bar is cleared of it. */
export const useOneTimeToken = (): string => {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return token;
};
