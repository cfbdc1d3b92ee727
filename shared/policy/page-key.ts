import { hostAndParents, type Address } from './address.ts';

const maxSegments = 6;
const videoId = /^[\w-]{6,20}$/;

/**
 * What an address may be listed as, most specific first: `host/path` without a slash at its end, for the whole path and
 * each of its beginnings of at most six segments, of the host and of its parents. A YouTube video is `youtube.com/watch?v=ID`
 * in whatever form it is asked for.
 */
export const pageKeysOf = (address: Address): readonly string[] => {
  const segments = address.path.split('/').filter((segment) => segment !== '');
  const paths = new Set(segments.length > maxSegments ? [segments.join('/')] : []);
  for (let depth = Math.min(segments.length, maxSegments); depth > 0; depth -= 1) {
    paths.add(segments.slice(0, depth).join('/'));
  }
  const video = videoOf(address, segments);
  const keys = hostAndParents(address.host).flatMap((name) => [...paths].map((path) => `${name}/${path}`));
  return video === null ? keys : [`youtube.com/watch?v=${video}`, ...keys];
};

/** The id of the video that an address shows, or null. */
const videoOf = ({ host, query }: Address, segments: readonly string[]): string | null => {
  const [first = '', second = ''] = segments;
  let id: string | null = null;
  if (host === 'youtu.be') id = first;
  else if (/^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/.test(host)) {
    if (first === 'watch') id = watchedId(query) ?? second;
    else if (['embed', 'shorts', 'live', 'v', 'e'].includes(first)) id = second;
  }
  return id !== null && videoId.test(id) ? id : null;
};

const watchedId = (query: string): string | null => /(?:^|&)v=([^&]*)/.exec(query)?.[1] ?? null;
