import { hostOfPageKey } from '../page-key.ts';

/**
 * Pages stand in the same index as hosts. A page's own set of categories holds `pageMark` beside them, and the set of its
 * host `hasPagesMark`, alone or beside the host's own categories. No name becomes an id with a hyphen at its end.
 */
export const pageMark = 'page-';
export const hasPagesMark = 'pages-';

/** Where one video may be asked for; its key is of the first. */
const videoHosts = ['youtube.com', 'youtube-nocookie.com', 'youtu.be'];

/** The hosts that must be marked, so that whoever asks for the page looks for it. */
export const hostsWithPage = (key: string): readonly string[] => {
  const host = hostOfPageKey(key);
  return host === videoHosts[0] ? videoHosts : [host];
};

/** Public lists write paths in small letters, whatever the site does. */
export const pageName = (key: string): string => key.toLowerCase();
