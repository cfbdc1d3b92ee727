import { googleDomains } from './google-domains.ts';
import type { ForcedEngine, ForcedPages, Setting } from './search-engine.ts';

/** What Chrome's own ForceGoogleSafeSearch policy adds. */
const googleStrict = { settings: [['safe', 'active'] as const, ['ssui', 'on'] as const] };
/** Google has renamed the filter before; either name is taken, and one unknown is passed over. */
const googleImages = { settings: [['tbs', 'sur:cl,il:cl'] as const] };

/** A tab of Google's results, known by one of two parameters; the other is taken away, since two would be ambiguous. */
const googleTab = (mark: Setting, other: 'udm' | 'tbm', isImages = false): ForcedPages => ({
  paths: ['/search'],
  mark,
  kinds: ['frames', 'data'],
  always: googleStrict,
  limited: { settings: [mark], remove: [other] },
  ...(isImages && { creativeCommons: googleImages }),
});
const googleSearchPaths = ['/search', '/webhp', '/videohp', '/cse'];
const googleImagePaths = ['/images', '/imghp'];

const google: ForcedEngine = {
  name: 'Google',
  hosts: googleDomains,
  wordNames: ['q', 'as_q'],
  searchPaths: [...googleSearchPaths, ...googleImagePaths],
  forced: [
    googleTab(['udm', '2'], 'tbm', true),
    googleTab(['tbm', 'isch'], 'udm', true),
    googleTab(['udm', '7'], 'tbm'),
    googleTab(['tbm', 'vid'], 'udm'),
    googleTab(['tbm', 'nws'], 'udm'),
    googleTab(['udm', '36'], 'tbm'),
    googleTab(['tbm', 'bks'], 'udm'),
    {
      paths: googleSearchPaths,
      kinds: ['frames'],
      always: googleStrict,
      // Any other value, also one yet unknown, is taken away; `udm=14` is the tab of web pages without AI Overviews.
      limited: { remove: ['udm', 'tbm'] },
      noAiAnswers: { settings: [['udm', '14']] },
    },
    {
      paths: googleImagePaths,
      kinds: ['frames', 'data'],
      always: googleStrict,
      creativeCommons: googleImages,
    },
    { paths: googleSearchPaths, kinds: ['data'], always: googleStrict },
  ],
  closable: [
    {
      is: 'images',
      isLicensable: true,
      subdomains: ['images'],
      paths: googleImagePaths,
      marks: [
        ['udm', '2'],
        ['tbm', 'isch'],
      ],
    },
    // Search by picture, and one picture on its own.
    { is: 'images', subdomains: ['lens'], paths: ['/imgres', '/searchbyimage'] },
    // `udm=50`, AI Mode among the results, is changed to `udm=14` instead: the words of the search go on.
    { is: 'ai-answers', paths: ['/ai', '/aimode'] },
  ],
};

const bingStrict = { settings: [['adlt', 'strict'] as const] };

const bing: ForcedEngine = {
  name: 'Bing',
  hosts: ['bing.com'],
  wordNames: ['q'],
  searchPaths: ['/search', '/images', '/videos', '/news', '/shop', '/explore', '/copilotsearch', '/th'],
  forced: [
    {
      paths: ['/images'],
      kinds: ['frames', 'data'],
      always: bingStrict,
      creativeCommons: { settings: [['qft', '+filterui:licenseType-Any']] },
    },
    {
      paths: ['/search', '/videos', '/news', '/shop', '/explore', '/copilotsearch', '/th'],
      kinds: ['frames', 'data'],
      always: bingStrict,
    },
  ],
  closable: [
    { is: 'images', isLicensable: true, paths: ['/images'] },
    { is: 'images', paths: ['/visualsearch', '/images/searchbyimage'] },
    {
      is: 'ai-answers',
      paths: ['/chat', '/copilotsearch', '/images/create', '/edgesvc'],
      marks: [['showconv', '1']],
    },
  ],
};

const duckDuckGoStrict = { settings: [['kp', '1'] as const] };
const duckDuckGoNoAi = { host: 'noai.duckduckgo.com' };
/** Pages without scripts, which have no AI answers either, and hosts that are no search. */
const duckDuckGoPlainHosts = ['html', 'lite', 'links', 'help', 'external-content', 'icons'].map(
  (label) => `${label}.duckduckgo.com`,
);
const duckDuckGoImageMarks: readonly Setting[] = [
  ['ia', 'images'],
  ['iax', 'images'],
  ['iar', 'images'],
];

const duckDuckGo: ForcedEngine = {
  name: 'DuckDuckGo',
  hosts: ['duckduckgo.com'],
  wordNames: ['q'],
  searchPaths: [],
  forced: [
    ...duckDuckGoImageMarks.map((mark): ForcedPages => ({
      paths: [],
      mark,
      exceptHosts: duckDuckGoPlainHosts,
      kinds: ['frames'],
      always: duckDuckGoStrict,
      creativeCommons: { settings: [['iaf', 'license:Any']] },
      noAiAnswers: duckDuckGoNoAi,
    })),
    {
      paths: [],
      exceptHosts: duckDuckGoPlainHosts,
      kinds: ['frames'],
      always: duckDuckGoStrict,
      noAiAnswers: duckDuckGoNoAi,
    },
    { paths: [], kinds: ['frames'], always: duckDuckGoStrict },
    {
      paths: ['/i.js'],
      kinds: ['data'],
      always: { settings: [['p', '1']] },
      creativeCommons: { settings: [['f', ',,,,,license:Any']] },
    },
    { paths: ['/v.js', '/d.js', '/news.js'], kinds: ['data'], always: { settings: [['p', '1']] } },
  ],
  closable: [
    { is: 'images', isLicensable: true, paths: ['/i.js'], marks: duckDuckGoImageMarks },
    {
      is: 'ai-answers',
      paths: ['/aichat', '/duckchat'],
      marks: [
        ['ia', 'chat'],
        ['iax', 'chat'],
      ],
    },
  ],
};

const brave: ForcedEngine = {
  name: 'Brave Search',
  hosts: ['search.brave.com', 'safesearch.brave.com'],
  wordNames: ['q'],
  searchPaths: [],
  forced: [
    {
      paths: [],
      onHosts: ['search.brave.com'],
      kinds: ['frames'],
      always: { host: 'safesearch.brave.com' },
    },
  ],
  closable: [
    { is: 'images', paths: ['/images'] },
    { is: 'ai-answers', paths: ['/ask'] },
  ],
};

export const forcedEngines: readonly ForcedEngine[] = [google, bing, duckDuckGo, brave];
