import { googleDomains } from './google-domains.ts';

/** Where in an address a service carries the page inside. */
export type WrappedForm =
  /** In a parameter of the query; the first of the names that is there counts. `path` narrows it to some pages. */
  | {
      readonly in: 'parameter';
      readonly names: readonly string[];
      readonly path?: RegExp;
      readonly host?: RegExp;
      /** `bing`: "a1", then base64url. `cache`: "cache:", maybe a key, then the address, then words. */
      readonly encoding?: 'bing' | 'cache';
    }
  /** Behind the part of the path (with its query) that `after` matches. `scheme` where the service fixes it. */
  | {
      readonly in: 'path';
      readonly after: RegExp;
      readonly host?: RegExp;
      readonly scheme?: 'http' | 'https';
    }
  /** In the host itself, as Google Translate writes it. */
  | { readonly in: 'translate-host' }
  /** Some other page is shown, and the address does not say which. */
  | { readonly in: 'nowhere'; readonly path: RegExp };

export interface WrappingService {
  readonly name: string;
  /** Subdomains included. */
  readonly hosts: readonly string[];
  /** A redirect only leads to the page inside, which is then judged for itself; the others show it under their own name. */
  readonly does: 'show' | 'redirect';
  readonly forms: readonly WrappedForm[];
  /** Where the form is written down, and when that was read. */
  readonly source: string;
  readonly checked: string;
}

const checked = '2026-11-22';
/** A snapshot's date, in digits or with an asterisk, and the flags behind it: "20240131id_/". */
const snapshot = String.raw`(?:\d{1,14}|\*)(?:[a-z]{2}_|\*)?/`;

/**
 * Public services that show, or lead to, a page of another site under their own name. Only well-known ones: nobody can
 * list every proxy, and the circumvention category and the watch for rewriting pages stand behind this list.
 */
export const wrappingServices: readonly WrappingService[] = [
  {
    name: 'Google Translate, pages',
    hosts: ['translate.goog'],
    does: 'show',
    forms: [{ in: 'translate-host' }],
    source: 'https://developers.google.com/search/docs/appearance/ad-network-and-translation',
    checked,
  },
  {
    name: 'Google Translate',
    hosts: [...googleDomains, 'translate.googleusercontent.com', 'translate.googleapis.com'],
    does: 'show',
    forms: [
      {
        in: 'parameter',
        names: ['u'],
        path: /^\/(?:translate(?:_[a-z]+)?|website)?$/i,
        host: /^translate\./,
      },
    ],
    source: 'https://github.com/ssborbis/ContextSearch-web-ext/issues/785',
    checked,
  },
  {
    name: 'Google AMP viewer',
    hosts: [...googleDomains, 'bing.com'],
    does: 'show',
    forms: [
      { in: 'path', after: /^\/amp\/s\//i, scheme: 'https' },
      { in: 'path', after: /^\/amp\/(?=[^/]*\.)/i, scheme: 'http' },
    ],
    source: 'https://github.com/einaregilsson/Redirector (README, "AMP redirect")',
    checked,
  },
  {
    name: 'AMP cache',
    hosts: ['cdn.ampproject.org', 'bing-amp.com'],
    does: 'show',
    forms: [
      { in: 'path', after: /^\/(?:[a-z]{1,2}\/)+s\//i, scheme: 'https' },
      { in: 'path', after: /^\/(?:[a-z]{1,2}\/)+(?=[^/]*\.)/i, scheme: 'http' },
    ],
    source: 'https://developers.google.com/amp/cache/overview',
    checked,
  },
  {
    name: 'Google links and pictures',
    hosts: googleDomains,
    does: 'redirect',
    forms: [
      { in: 'parameter', names: ['url', 'q'], path: /^\/url$/i },
      { in: 'parameter', names: ['imgrefurl', 'imgurl'], path: /^\/imgres$/i },
    ],
    source: 'https://github.com/ClearURLs/Rules/pull/109',
    checked,
  },
  {
    name: 'Google cache',
    hosts: ['webcache.googleusercontent.com'],
    does: 'show',
    forms: [{ in: 'parameter', names: ['q'], path: /^\/search$/i, encoding: 'cache' }],
    source: 'https://github.com/etcet/HNES/issues/53',
    checked,
  },
  {
    name: 'Google document viewer',
    hosts: ['docs.google.com', 'drive.google.com'],
    does: 'show',
    forms: [{ in: 'parameter', names: ['url'], path: /^\/(?:a\/[^/]+\/)?(?:viewer(?:ng\/viewer)?|gview)$/i }],
    source: 'https://gist.github.com/hsleonis/7edead8c871f0b12c8ee82bfbfa045a7',
    checked,
  },
  {
    name: 'Office viewer',
    hosts: ['view.officeapps.live.com'],
    does: 'show',
    forms: [{ in: 'parameter', names: ['src'], path: /^\/op\/[a-z]+\.aspx$/i }],
    source: 'https://docs.nocobase.com/file-manager/file-preview/ms-office',
    checked,
  },
  {
    name: 'Bing translator, pages',
    hosts: ['translatetheweb.com', 'microsofttranslator.com', 'translatoruser-int.com', 'translatoruser.net'],
    does: 'show',
    forms: [{ in: 'parameter', names: ['a'] }],
    source: 'http://guysmithferrier.com/post/2009/04/Machine-Translation-Using-The-Microsoft-Translator.aspx',
    checked,
  },
  {
    name: 'Bing links',
    hosts: ['bing.com'],
    does: 'redirect',
    forms: [{ in: 'parameter', names: ['u'], path: /^\/ck\/a$/i, encoding: 'bing' }],
    source: 'https://github.com/ghostery/ghostery-extension/issues/2227',
    checked,
  },
  {
    name: 'Bing cache',
    hosts: ['cc.bingj.com'],
    does: 'show',
    forms: [{ in: 'nowhere', path: /^\/cache\.aspx$/i }],
    source: 'starter category "translate-and-cache"; the address carries a number only',
    checked,
  },
  {
    name: 'DuckDuckGo links',
    hosts: ['duckduckgo.com'],
    does: 'redirect',
    forms: [
      { in: 'parameter', names: ['uddg'], path: /^\/l\/?$/i },
      { in: 'parameter', names: ['u'], path: /^\/iu\/?$/i },
    ],
    source: 'GitHub sources that read results of html.duckduckgo.com (search "duckduckgo.com/l/?uddg")',
    checked,
  },
  {
    name: 'Wayback Machine and other web archives',
    hosts: [
      'archive.org',
      'arquivo.pt',
      'webarchive.nationalarchives.gov.uk',
      'webarchive.org.uk',
      'webarchive.loc.gov',
      'timetravel.mementoweb.org',
    ],
    does: 'show',
    forms: [
      {
        in: 'path',
        after: new RegExp(String.raw`^/(?:(?:web|wayback|archive|ukgwa|all|memento|list)/)*${snapshot}`, 'i'),
      },
      { in: 'path', after: /^\/(?:web|save|wayback)\/(?:[a-z]{2}_\/)?(?=[^/]*[.:])/i, host: /archive\.org$/ },
      { in: 'parameter', names: ['url'], path: /^\/(?:web|save|wayback)\b/i },
    ],
    source: 'https://docs.rs/wayback-urls; https://gitlab.com/surfraw/Surfraw/-/merge_requests/41',
    checked,
  },
  {
    name: 'archive.today',
    hosts: [
      'archive.today',
      'archive.ph',
      'archive.is',
      'archive.li',
      'archive.vn',
      'archive.fo',
      'archive.md',
    ],
    does: 'show',
    forms: [
      { in: 'path', after: /^\/(?:o\/[^/]+\/|(?:newest|oldest|timegate|\*|[\d.-]{4,})\/)/i },
      { in: 'path', after: /^\/(?=https?:)/i },
      { in: 'parameter', names: ['url', 'q'], path: /^\/(?:submit|search)\/?$/i },
      { in: 'nowhere', path: /^\/[a-z0-9]{4,}(?:\/|$)/i },
    ],
    source: 'https://de.wikipedia.org/wiki/Archive.today',
    checked,
  },
  {
    name: 'Perma.cc',
    hosts: ['perma.cc'],
    does: 'show',
    forms: [{ in: 'nowhere', path: /^\/[a-z0-9]{4}-[a-z0-9]{4}/i }],
    source: 'starter category "translate-and-cache"; the address carries a number only',
    checked,
  },
  {
    name: 'Yandex Translate and Turbo',
    hosts: ['turbopages.org', 'translate.yandex.com', 'translate.yandex.ru', 'z5h64q92x9.net'],
    does: 'show',
    forms: [
      { in: 'path', after: /^\/proxy_u\/[^/]+\/https\//i, scheme: 'https' },
      { in: 'path', after: /^\/proxy_u\/[^/]+\/(?:http\/)?/i, scheme: 'http' },
      {
        in: 'path',
        after: /^\/(?:turbo\/)?(?=[^/]+\.[^/]+\/s\/)/i,
        host: /turbopages\.org$/,
        scheme: 'https',
      },
      { in: 'parameter', names: ['url'], path: /^\/translate$/i },
    ],
    source:
      'https://github.com/ssborbis/ContextSearch-web-ext/issues/785; https://github.com/AdguardTeam/AdGuardExtra/issues/322',
    checked,
  },
  {
    name: 'Outlook safe links',
    hosts: ['safelinks.protection.outlook.com'],
    does: 'redirect',
    forms: [{ in: 'parameter', names: ['url'] }],
    source: 'GitHub sources that undo safe links (search "safelinks.protection.outlook.com")',
    checked,
  },
  {
    name: 'Facebook and YouTube links',
    hosts: ['l.facebook.com', 'lm.facebook.com', 'youtube.com'],
    does: 'redirect',
    forms: [
      { in: 'parameter', names: ['u'], path: /^\/l\.php$/i },
      { in: 'parameter', names: ['q'], path: /^\/redirect$/i },
    ],
    source: 'https://github.com/ClearURLs/Rules (GitHub sources that undo tracking links)',
    checked,
  },
];
