import { adGuardList, byEngine, byOthers, claim, notOpen, type EngineEvidence } from './evidence-record.ts';

/** Made for children, for one purpose only, or refused. */
export const evidenceOfOthers: readonly EngineEvidence[] = [
  {
    engine: 'Kiddle',
    standing: 'made-for-children',
    safeSearch: claim(
      'Results are chosen by editors or filtered by Google SafeSearch; there is no setting to change.',
      byOthers(
        'Better Internet for Kids: Child-friendly search engines',
        'https://www.betterinternetforkids.eu/web/portal/practice/awareness/detail?articleId=880623',
      ),
    ),
    images: claim('Image search (/i.php) closes for Creative Commons only, and where images are off.'),
    aiAnswers: claim('None known.'),
  },
  {
    engine: 'Swiggle',
    standing: 'made-for-children',
    safeSearch: claim(
      'Made for key stage 2 by SWGfL, a partner in the UK Safer Internet Centre.',
      byEngine(
        'UK Safer Internet Centre: New Swiggle protects children',
        'https://saferinternet.org.uk/blog/new-swiggle-protects-children-they-take-their-first-net-steps',
      ),
    ),
    images: claim('The address of its image search is not known to us, so it cannot be closed alone.'),
    aiAnswers: claim('None known.'),
  },
  {
    engine: 'Safe Search Kids',
    standing: 'made-for-children',
    safeSearch: claim(
      'Its search box is Google’s with strict filtering, whatever the computer’s settings.',
      byEngine('Turn on Safe Search', 'http://www.safesearchkids.com/turn-on-safe-search.html'),
    ),
    images: claim('The address of its image search is not known to us, so it cannot be closed alone.'),
    aiAnswers: claim('None known.'),
  },
  {
    engine: 'Qwant Junior',
    standing: 'made-for-children',
    safeSearch: claim(
      'Filtered by Qwant for children; it cannot be switched off.',
      byEngine(
        'Qwant help: Qwant Junior',
        'https://help.qwant.com/it/help/qwant-junior/la-ricerca-qwant-junior/',
      ),
      byOthers(
        'padagogie.fr: Qwant Junior',
        'https://padagogie.fr/blog/post/display/qwant-junior-le-moteur-de-recherche-pour-les-6-13-ans',
      ),
    ),
    images: claim('The image tab (t=images) closes for Creative Commons only, and where images are off.'),
    aiAnswers: claim('None known.'),
  },
  {
    engine: 'Openverse',
    standing: 'one-purpose',
    safeSearch: claim('Not an engine of the web: whether it opens is for the lists and categories.'),
    images: claim(
      'Openly licensed pictures only, so it stays for Creative Commons. Off: it closes.',
      byOthers(
        'Openverse: search images',
        'https://glama.ai/mcp/connectors/io.github.pipeworx-io/openverse/tools/search_images',
      ),
    ),
    aiAnswers: claim('None known.'),
  },
  ...['Unsplash', 'Pexels', 'TinEye'].map((engine): EngineEvidence => ({
    engine,
    standing: 'one-purpose',
    safeSearch: claim('Not an engine of the web: whether it opens is for the lists and categories.'),
    images: claim('Closes for Creative Commons only, and where images are off.'),
    aiAnswers: claim('None known.'),
  })),
  {
    engine: 'Duck.ai',
    standing: 'one-purpose',
    safeSearch: claim('Not an engine of the web: whether it opens is for the lists and categories.'),
    images: claim('It has no image search.'),
    aiAnswers: claim(
      'Closes where AI answers are off.',
      byEngine(
        'DuckDuckGo’s approach to AI',
        'https://github.com/duckduckgo/duckduckgo-help-pages/blob/HEAD/_docs/duckai/approach-to-ai.md',
      ),
    ),
  },
  {
    engine: 'Yahoo',
    standing: 'refused',
    safeSearch: claim(
      'Strict is a preference of the account; no lock in the address is documented.',
      byEngine('Yahoo Search Safety Guide', 'https://safety.yahoo.com/CA/SafetyGuides/Search/index.htm'),
    ),
    images: notOpen,
    aiAnswers: notOpen,
  },
  {
    engine: 'Ecosia',
    standing: 'refused',
    safeSearch: claim(
      'Its lock works in the network’s names (DNS) only, which an extension cannot set.',
      adGuardList,
    ),
    images: notOpen,
    aiAnswers: notOpen,
  },
  {
    engine: 'Qwant',
    standing: 'refused',
    safeSearch: claim(
      'A parameter s=2 was seen, without a word from Qwant that it holds; its lock works in the network’s names (DNS) only.',
      byOthers('SearXNG: safe search on Qwant', 'https://github.com/searxng/searxng/issues/1640'),
      byOthers('NextDNS: engines without safe search', 'https://github.com/nextdns/metadata/pull/979'),
    ),
    images: notOpen,
    aiAnswers: notOpen,
  },
  {
    engine: 'Startpage',
    standing: 'refused',
    safeSearch: claim(
      'safe.startpage.com is offered for networks, but it was reported that “Safe Search: off” still works there.',
      byOthers(
        'AdGuard DNS: safe search on Startpage is bypassed',
        'https://www.github.com/AdguardTeam/AdGuardDNS/issues/759',
      ),
      byOthers(
        'NextDNS: Startpage supports safe search in DNS',
        'https://github.com/nextdns/metadata/issues/1373',
      ),
    ),
    images: notOpen,
    aiAnswers: notOpen,
  },
  {
    engine: 'Pixabay',
    standing: 'refused',
    safeSearch: claim(
      'Its lock works in the network’s names (DNS) only, which an extension cannot set.',
      byOthers(
        'AdGuard Home: safe search for Pixabay',
        'https://github.com/AdguardTeam/AdGuardHome/issues/1159',
      ),
    ),
    images: notOpen,
    aiAnswers: notOpen,
  },
];
