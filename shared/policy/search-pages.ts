import { isWithin, type Address } from './address.ts';
import type {
  AddressChange,
  ClosablePages,
  ForcedEngine,
  ForcedPages,
  SearchEngine,
  SearchRules,
  Setting,
} from './search-engine.ts';

/** Forced pages with all that these rules change in their address. */
export interface ChangedPages extends Pick<
  ForcedPages,
  'paths' | 'mark' | 'onHosts' | 'exceptHosts' | 'kinds'
> {
  readonly change: Required<Omit<AddressChange, 'host'>> & Pick<AddressChange, 'host'>;
}

/** In the engine's order: of those that fit an address the first speaks. */
export const changedPages = (engine: ForcedEngine, rules: SearchRules): readonly ChangedPages[] =>
  engine.forced
    .filter((pages) => pages.mark === undefined || countsMarked(pages, rules))
    .map(({ always, limited, creativeCommons, noAiAnswers, ...pages }) => ({
      ...pages,
      change: joined([
        always,
        ...(isLimited(rules) ? [limited] : []),
        ...(rules.images === 'creative-commons' ? [creativeCommons] : []),
        ...(rules.aiAnswers === 'off' ? [noAiAnswers] : []),
      ]),
    }));

/** A tab of images that is closed anyway must not be what an address is changed into. */
const countsMarked = ({ creativeCommons }: ForcedPages, rules: SearchRules): boolean =>
  isLimited(rules) && !(creativeCommons !== undefined && rules.images === 'off');

const isLimited = ({ images, aiAnswers }: SearchRules): boolean => images !== 'strict' || aiAnswers === 'off';

const joined = (changes: readonly (AddressChange | undefined)[]): ChangedPages['change'] => {
  const host = changes.findLast((each) => each?.host !== undefined)?.host;
  return {
    settings: changes.flatMap((each) => each?.settings ?? []),
    remove: changes.flatMap((each) => each?.remove ?? []),
    ...(host !== undefined && { host }),
  };
};

/** The same test as `urlFiltersOf`; a null pattern fits every address. */
export const pagePattern = (paths: readonly string[], mark?: Setting): RegExp | null => {
  if (paths.length === 0 && mark === undefined) return null;
  const path = paths.length === 0 ? '' : `(?:${paths.map(escaped).join('|')})`;
  const rest = mark === undefined ? end : `${path === '' ? '' : '.*'}[?&]${mark.join('=')}${end}`;
  return new RegExp(path + rest, 'i');
};

/** Where a form counts as a search, read by JavaScript and by Chromium's RE2 alike, upper and lower case. */
export const formPattern = ({ searchPaths }: SearchEngine): string =>
  searchPaths.length === 0 ? '^https?:' : `^https?://[^?#]*(?:${searchPaths.join('|')})(?:[/?]|$)`;

/** `^` in a filter: a sign that belongs to no word, or the end of the address. */
const end = String.raw`(?:[^\w.%-]|$)`;

/** A filter has no "or", so each path has its own, and each place of a parameter. Undefined fits every address. */
export const urlFiltersOf = (paths: readonly string[], mark?: Setting): readonly (string | undefined)[] => {
  if (mark === undefined) return paths.length === 0 ? [undefined] : paths.map((path) => `${path}^`);
  const beginnings = paths.length === 0 ? [''] : paths.map((path) => `${path}*`);
  return beginnings.flatMap((path) => ['?', '&'].map((sign) => `${path}${sign}${mark.join('=')}^`));
};

export const fits = (pages: ChangedPages, address: Address): boolean =>
  (pages.onHosts?.some((host) => isWithin(address.host, host)) ?? true) &&
  !(pages.exceptHosts?.some((host) => isWithin(address.host, host)) ?? false) &&
  (pagePattern(pages.paths, pages.mark)?.test(address.href) ?? true);

/**
 * Regular expressions for the addresses of an engine that these rules close, read by JavaScript and by Chromium's RE2
 * alike, upper and lower case. A value written with `%` counts as the worst it could be: nobody writes one by accident.
 */
export const closedPatterns = (
  engine: SearchEngine,
  rules: SearchRules,
  is?: ClosablePages['is'],
): readonly string[] =>
  (engine.closable ?? [])
    .filter((pages) => is === undefined || pages.is === is)
    .flatMap((pages) => [
      ...(isClosed(pages, rules) ? patternsOf(pages) : []),
      ...(isKept(pages, rules) ? encodedMarkPatterns(pages) : []),
    ]);

const isClosed = (pages: ClosablePages, { images, aiAnswers }: SearchRules): boolean =>
  pages.is === 'images'
    ? images === 'off' || (images === 'creative-commons' && !(pages.isLicensable ?? false))
    : aiAnswers === 'off';

/** Image search that stays open for Creative Commons pictures: only what says so plainly can be kept to them. */
const isKept = (pages: ClosablePages, { images }: SearchRules): boolean =>
  pages.is === 'images' && images === 'creative-commons' && (pages.isLicensable ?? false);

const patternsOf = (pages: ClosablePages): string[] => {
  const { subdomains = [], paths = [], marks = [] } = pages;
  if (subdomains.length + paths.length + marks.length === 0) return ['^https?:'];
  return [
    ...(subdomains.length === 0 ? [] : [`^[a-z]+://(?:[^/?#]*@)?(?:${subdomains.join('|')})[.]`]),
    ...(paths.length === 0 ? [] : [`^[a-z]+://[^/?#]*/+(?:${paths.map(pathPattern).join('|')})${end}`]),
    ...marks.map(([name, value]) => String.raw`^[^?#]*\?(?:[^#]*&)?${name}=[^\w&#]*${value}${end}`),
    ...encodedMarkPatterns(pages),
  ];
};

/** A path of two parts, the second also encoded. The first is held by `hiddenSettingPatterns`. */
const pathPattern = (path: string): string => {
  const [first = '', second] = path.slice(1).split('/');
  return second === undefined ? escaped(first) : `${escaped(first)}/+(?:${escaped(second)}|[^/?#]*%[^/?#]*)`;
};

const encodedMarkPatterns = ({ marks = [] }: ClosablePages): string[] => {
  const names = [...new Set(marks.map(([name]) => name))];
  return names.length === 0 ? [] : [String.raw`^[^?#]*\?(?:[^#]*&)?(?:${names.join('|')})=[^&#]*%`];
};

/**
 * Settings that hide: a parameter whose *name* is percent-encoded (`s%61fe=off`) is obeyed by the engine but seen by no
 * rule, and so is a page reached by an encoded path (`/s%65arch`). Nobody writes these by accident.
 */
export const hiddenSettingPatterns = (engine: ForcedEngine): readonly string[] => {
  const paths = new Set(
    engine.forced.filter(({ kinds }) => kinds.includes('frames')).flatMap((pages) => pages.paths),
  );
  const isEverywhere = engine.forced.some((pages) => pages.paths.length === 0);
  return isEverywhere
    ? [String.raw`^[^?#]*\?(?:[^#]*&)?[^=&#]*%`, ...encodedPath]
    : [
        String.raw`^[^?#]*(?:${[...paths].map(escaped).join('|')})(?:/[^?#]*)?\?(?:[^#]*&)?[^=&#]*%`,
        ...encodedPath,
      ];
};

const encodedPath = [String.raw`^[a-z]+://[^/?#]*/+[^/?#]*%`];

/** The address as Chromium's transform makes it: every spelling of a parameter goes, then each setting is put at the end. */
export const changeAddress = (
  address: Address,
  { settings, remove, host }: ChangedPages['change'],
): string => {
  const href = host === undefined ? address.href : withHost(address.href, host);
  if (settings.length === 0 && remove.length === 0) return href;
  const gone = new Set([...settings.map(([name]) => name), ...remove]);
  const kept = pairsOf(address.query)
    .filter(([name]) => !gone.has(name.toLowerCase()))
    .map(([name, value]) => `${name}=${value}`);
  const query = [...kept, ...settings.map(([name, value]) => `${name}=${encoded(value)}`)].join('&');
  const fragmentAt = href.indexOf('#');
  const fragment = fragmentAt === -1 ? '' : href.slice(fragmentAt);
  const page = (fragmentAt === -1 ? href : href.slice(0, fragmentAt)).split('?')[0];
  return `${page}?${query}${fragment}`;
};

const withHost = (href: string, host: string): string =>
  href.replace(/^([a-z]+:\/\/(?:[^/?#]*@)?)(?:\[[^\]]*\]|[^/?#:]*)/i, (_, start: string) => start + host);

/** As Chromium writes what a rule puts into a query. */
const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%20', '+');

export const pairsOf = (query: string): readonly (readonly [name: string, value: string])[] =>
  query === ''
    ? []
    : query.split('&').map((pair) => {
        const equals = pair.indexOf('=');
        return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      });

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
