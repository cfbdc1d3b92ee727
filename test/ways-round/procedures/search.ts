import type { IsBad, Procedure, Scene } from '../scene.ts';

/** A search for the way's own id on this host, with the setting not as it must be. */
const loose =
  (id: string, hostEnd: string, isStrict: (asked: URLSearchParams) => boolean): IsBad =>
  ({ host, path, query }) => {
    const asked = new URLSearchParams(query);
    return host.endsWith(hostEnd) && `${path}?${query}`.includes(id) && !isStrict(asked);
  };
const every = (asked: URLSearchParams, name: string, value: string): boolean => {
  const all = [...asked].filter(([each]) => each.toLowerCase() === name).map(([, each]) => each);
  return all.length > 0 && all.every((each) => each === value);
};
const google = (asked: URLSearchParams): boolean => every(asked, 'safe', 'active');

const typing =
  (
    write: (id: string) => string,
    hostEnd: string,
    isStrict: (asked: URLSearchParams) => boolean,
  ): Procedure =>
  async (scene) => {
    scene.judge(loose(scene.id, hostEnd, isStrict));
    await scene.typed(write(scene.id));
  };
const page =
  (write: (scene: Scene) => string, isStrict: (asked: URLSearchParams) => boolean): Procedure =>
  async (scene) => {
    scene.judge(loose(scene.id, 'google.com', isStrict));
    await scene.page(write(scene));
  };

export const searchProcedures: Readonly<Record<string, Procedure>> = {
  'search-off': typing((id) => `https://www.google.com/search?q=${id}&safe=off`, 'google.com', google),
  'search-twice': typing(
    (id) => `https://www.google.com/search?q=${id}&safe=off&safe=images`,
    'google.com',
    google,
  ),
  'search-capitals': typing((id) => `https://www.google.com/search?q=${id}&SAFE=off`, 'google.com', google),
  'search-encoded': typing(
    (id) => `https://www.google.com/search?q=${id}&s%61fe=off`,
    'google.com',
    () => false,
  ),
  'search-encoded-path': typing((id) => `https://www.google.com/s%65arch?q=${id}`, 'google.com', google),
  'search-other-country': typing(
    (id) => `https://www.google.co.jp/search?q=${id}&safe=off`,
    'google.co.jp',
    google,
  ),
  'search-pictures': typing((id) => `https://www.google.com/images?q=${id}&safe=off`, 'google.com', google),
  'search-form': page(
    ({ id }) =>
      `<form id="s" method="post" action="https://www.google.com/search"><input name="q" value="${id}"></form>
       <form id="t" method="post" action="https://www.google.com/search?q=${id}"></form><script>t.submit()</script>`,
    google,
  ),
  'search-frame': page(
    ({ id }) => `<iframe src="https://www.google.com/search?q=${id}&safe=off"></iframe>`,
    google,
  ),
  'search-fetch': page(
    ({ id }) =>
      `<script>fetch('https://www.google.com/search?q=${id}&safe=off', { mode: 'no-cors' })</script>`,
    google,
  ),
  'search-bing': typing(
    (id) => `https://www.bing.com/search?q=${id}&adlt=off&ADLT=off`,
    'bing.com',
    (asked) => every(asked, 'adlt', 'strict'),
  ),
  'search-duck': typing(
    (id) => `https://duckduckgo.com/?q=${id}&kp=-2`,
    'duckduckgo.com',
    (asked) => every(asked, 'kp', '1'),
  ),
  'search-unproven': typing(
    (id) => `https://www.startpage.com/do/search?query=${id}`,
    'startpage.com',
    () => false,
  ),
  'search-unknown-engine': typing(
    (id) => `https://find-anything.example/?q=${id}`,
    'find-anything.example',
    () => false,
  ),
  'video-unrestricted': async (scene) => {
    scene.judge(
      ({ host, query, headers }) =>
        host === 'm.youtube.com' && query.includes(scene.id) && headers['youtube-restrict'] !== 'Strict',
    );
    await scene.typed(`https://m.youtube.com/watch?v=x&${scene.id}`);
  },
  'video-without-cookies': async (scene) => {
    scene.judge(
      ({ host, query, headers }) =>
        host === 'www.youtube-nocookie.com' &&
        query.includes(scene.id) &&
        headers['youtube-restrict'] !== 'Strict',
    );
    await scene.page(`<iframe src="https://www.youtube-nocookie.com/embed/x?${scene.id}"></iframe>`);
  },
};
