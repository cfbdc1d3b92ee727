import { forcedEngines } from './forced-engines.ts';
import type { ClosablePages, SearchEngine } from './search-engine.ts';

/** Restricted by a request header (see `youTubeHosts`); here for its searches. */
export const youTube: SearchEngine = {
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
  closable: readonly ClosablePages[] = [],
): SearchEngine => ({ name, hosts, wordNames, searchPaths: [], closable });

/** Engines made for children, strict by themselves: nothing to force. */
export const childEngines: readonly SearchEngine[] = [
  engine('Kiddle', ['kiddle.co'], ['q'], [{ is: 'images', paths: ['/i.php'] }]),
  engine('Swiggle', ['swiggle.org.uk']),
  engine('Safe Search Kids', ['safesearchkids.com']),
  engine(
    'Qwant Junior',
    ['junior.qwant.com', 'qwantjunior.com'],
    ['q'],
    [{ is: 'images', marks: [['t', 'images']] }],
  ),
];

/** Sites that are nothing but image search, or nothing but AI answers; whether they open at all is for the lists. */
export const singlePurposeSites: readonly SearchEngine[] = [
  engine(
    'Openverse',
    ['openverse.org', 'search.creativecommons.org'],
    ['q'],
    [{ is: 'images', isLicensable: true }],
  ),
  engine('Unsplash', ['unsplash.com'], ['query'], [{ is: 'images' }]),
  engine('Pexels', ['pexels.com'], ['query'], [{ is: 'images' }]),
  engine('TinEye', ['tineye.com'], ['url'], [{ is: 'images' }]),
  engine('Duck.ai', ['duck.ai'], ['q'], [{ is: 'ai-answers' }]),
];

/** Engines known well enough to find the words in, but not proven to stay strict: searches go to the safe engine. */
export const unprovenEngines: readonly SearchEngine[] = [
  engine('Yahoo', ['search.yahoo.com', 'search.yahoo.co.jp', 'onesearch.com'], ['p']),
  engine('Ecosia', ['ecosia.org']),
  engine('Qwant', ['qwant.com']),
  engine('Startpage', ['startpage.com', 'ixquick.com'], ['query', 'q']),
  engine('Pixabay', ['pixabay.com']),
  engine('KidzSearch', ['kidzsearch.com']),
  engine('Wacky Safe', ['wackysafe.com']),
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
  ...singlePurposeSites,
  ...unprovenEngines,
];
