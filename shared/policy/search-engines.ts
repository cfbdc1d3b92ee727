import { googleDomains } from './google-domains.ts';

/** Pages of an engine whose address carries the safe-search setting. */
export interface ForcedPages {
  /** Beginnings of paths, found anywhere in the address (see `pagePattern`); none means every page of the hosts. */
  readonly paths: readonly string[];
  /** Settings as they stand in the address, in this order. */
  readonly settings: readonly (readonly [name: string, value: string])[];
  /** `frames` are pages one sees; `data` is what such a page fetches by itself. */
  readonly kinds: readonly ('frames' | 'data')[];
}

export interface SearchEngine {
  readonly name: string;
  /** Subdomains included, except where a longer host belongs to another engine. */
  readonly hosts: readonly string[];
  /** Parameters that carry the search words. */
  readonly wordNames: readonly string[];
  /** Where words count as a search; none means every page. */
  readonly searchPaths: readonly string[];
}

/** An engine that obeys a setting in its address. */
export interface ForcedEngine extends SearchEngine {
  readonly forced: readonly ForcedPages[];
}

const googlePaths = ['/search', '/images', '/imghp', '/webhp', '/videohp', '/cse'];
const bingPaths = ['/search', '/images', '/videos', '/news', '/shop', '/explore', '/copilotsearch', '/th'];
const duckDuckGoDataPaths = ['/i.js', '/v.js', '/d.js', '/news.js'];

export const forcedEngines: readonly ForcedEngine[] = [
  {
    name: 'Google',
    hosts: googleDomains,
    wordNames: ['q', 'as_q'],
    searchPaths: googlePaths,
    // What Chrome's own ForceGoogleSafeSearch policy adds.
    forced: [
      {
        paths: googlePaths,
        settings: [
          ['safe', 'active'],
          ['ssui', 'on'],
        ],
        kinds: ['frames', 'data'],
      },
    ],
  },
  {
    name: 'Bing',
    hosts: ['bing.com'],
    wordNames: ['q'],
    searchPaths: bingPaths,
    forced: [{ paths: bingPaths, settings: [['adlt', 'strict']], kinds: ['frames', 'data'] }],
  },
  {
    name: 'DuckDuckGo',
    hosts: ['duckduckgo.com'],
    wordNames: ['q'],
    searchPaths: [],
    forced: [
      { paths: [], settings: [['kp', '1']], kinds: ['frames'] },
      { paths: duckDuckGoDataPaths, settings: [['p', '1']], kinds: ['data'] },
    ],
  },
];

/** Restricted by a request header (see `youTubeHosts`); here for its searches. */
const youTube: SearchEngine = {
  name: 'YouTube',
  hosts: ['youtube.com'],
  wordNames: ['search_query', 'q'],
  searchPaths: ['/results'],
};

/**
 * Where `YouTube-Restrict` must be sent; subdomains (www, m) included. Chrome's ForceYouTubeRestrict policy reaches
 * neither youtube-nocookie.com nor youtubei.googleapis.com.
 */
export const youTubeHosts: readonly string[] = [
  'youtube.com',
  'youtube-nocookie.com',
  'youtubei.googleapis.com',
  'youtube.googleapis.com',
];

const engine = (
  name: string,
  hosts: readonly string[],
  wordNames: readonly string[] = ['q'],
): SearchEngine => ({ name, hosts, wordNames, searchPaths: [] });

/** Engines made for children: nothing to force, only searches to recognise. */
const childEngines: readonly SearchEngine[] = [
  engine('Kiddle', ['kiddle.co']),
  engine('KidzSearch', ['kidzsearch.com']),
  engine('Swiggle', ['swiggle.org.uk']),
  engine('Safe Search Kids', ['safesearchkids.com']),
  engine('Wacky Safe', ['wackysafe.com']),
  engine('Qwant Junior', ['junior.qwant.com', 'qwantjunior.com']),
];

/** Engines known well enough to find the words in, but not proven to stay strict: searches go to the safe engine. */
export const unprovenEngines: readonly SearchEngine[] = [
  engine('Yahoo', ['search.yahoo.com', 'search.yahoo.co.jp', 'onesearch.com'], ['p']),
  engine('Ecosia', ['ecosia.org']),
  engine('Brave Search', ['search.brave.com']),
  engine('Qwant', ['qwant.com']),
  engine('Startpage', ['startpage.com', 'ixquick.com'], ['query', 'q']),
  engine(
    'Yandex',
    ['yandex.com', 'yandex.ru', 'yandex.by', 'yandex.kz', 'yandex.uz', 'yandex.com.tr', 'yandex.eu', 'ya.ru'],
    ['text'],
  ),
  engine('Baidu', ['baidu.com'], ['wd', 'word']),
  engine('Ask', ['ask.com']),
  engine('AOL', ['search.aol.com', 'search.aol.co.uk']),
  engine('Mojeek', ['mojeek.com', 'mojeek.co.uk']),
  engine('Dogpile', ['dogpile.com']),
  engine('Swisscows', ['swisscows.com', 'swisscows.ch'], ['query']),
  engine('Naver', ['search.naver.com'], ['query']),
  engine('Seznam', ['search.seznam.cz']),
  engine('Daum', ['search.daum.net']),
  engine('Sogou', ['sogou.com'], ['query']),
  engine('360 Search', ['so.com']),
  engine('Rambler', ['nova.rambler.ru'], ['query']),
  engine('Mail.ru', ['go.mail.ru']),
  engine('Coc Coc', ['coccoc.com'], ['query']),
  engine('Petal Search', ['petalsearch.com'], ['query']),
  engine('Kagi', ['kagi.com']),
  engine('You.com', ['you.com']),
  engine('Presearch', ['presearch.com']),
  engine('Gibiru', ['gibiru.com']),
  engine('MetaGer', ['metager.org', 'metager.de'], ['eingabe']),
  engine('MetaCrawler', ['metacrawler.com']),
  engine('WebCrawler', ['webcrawler.com']),
  engine('Lycos', ['search.lycos.com']),
  engine('Excite', ['results.excite.com']),
  engine('Info.com', ['info.com']),
  engine('Marginalia', ['search.marginalia.nu', 'marginalia-search.com'], ['query']),
  engine('Privacy Wall', ['privacywall.org']),
  engine('Search Encrypt', ['searchencrypt.com']),
  engine('Ekoru', ['ekoru.org']),
  engine('Lilo', ['search.lilo.org']),
  engine('Yep', ['yep.com']),
  engine('Search.com', ['search.com']),
  engine('ZapMeta', ['zapmeta.com']),
  engine('Oscobo', ['oscobo.com']),
  engine('Lukol', ['lukol.com']),
  engine('iZito', ['izito.com']),
  engine('Teoma', ['teoma.com']),
];

/** All that `searchWords` knows. */
export const knownEngines: readonly SearchEngine[] = [
  ...forcedEngines,
  youTube,
  ...childEngines,
  ...unprovenEngines,
];
