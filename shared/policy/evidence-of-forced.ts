import { adGuardList, byEngine, byOthers, claim, type EngineEvidence } from './evidence-record.ts';

export const evidenceOfForced: readonly EngineEvidence[] = [
  {
    engine: 'Google',
    standing: 'forced',
    safeSearch: claim(
      'Every search on every national domain carries safe=active and ssui=on.',
      byEngine('Chromium: SafeSearch', 'https://chromium.org/developers/design-documents/safesearch'),
      byEngine(
        'Google Custom Search: Safe',
        'https://developers.google.com/custom-search/v1/reference/rest/v1/Safe',
      ),
    ),
    images: claim(
      'Strict as above. Creative Commons: the image tab carries tbs=sur:cl,il:cl; Lens and search by picture close. Off: the image tab (tbm=isch, udm=2), images.google, Lens and search by picture close.',
      byOthers(
        'SerpApi: update on filter parameters',
        'https://github.com/serpapi/public-roadmap/issues/1729',
      ),
      byOthers(
        'Creative Commons search: Google Images is not limited',
        'https://github.com/creativecommons/search/issues/26',
      ),
    ),
    aiAnswers: claim(
      'Results open as the “Web” tab (udm=14), which has no AI Overviews; AI Mode (udm=50) becomes it too. The pages /ai and /aimode close.',
      byOthers(
        'ZDNET: Want to avoid Google Search AI Overviews?',
        'https://www.zdnet.com/article/want-to-avoid-google-search-ai-overviews-here-are-your-options/',
      ),
      byOthers(
        'Fix Google Web Search (udm=14)',
        'https://openuserjs.org/scripts/ZenithO_o/Fix_Google_Web_Search',
      ),
      byOthers(
        'LeechBlock NG: block Google’s AI Mode',
        'https://github.com/proginosko/LeechBlockNG/discussions/757',
      ),
    ),
  },
  {
    engine: 'Bing',
    standing: 'forced',
    safeSearch: claim(
      'Every search carries adlt=strict.',
      byEngine(
        'Microsoft: Bing Content Filtering',
        'https://blogs.technet.microsoft.com/hied_west_blog/2009/06/05/bing-content-filtering/',
      ),
      byOthers(
        'Zscaler: Safe Search – not just a content filter',
        'http://research.zscaler.com/2009_08_01_archive.html',
      ),
    ),
    images: claim(
      'Strict as above. Creative Commons: image search carries qft=+filterui:licenseType-Any; visual search closes. Off: image search and visual search close.',
      byOthers('buchin/bing: README', 'https://github.com/buchin/bing/blob/HEAD/README.md'),
      byOthers(
        'bing_image_downloader: licence filter',
        'https://github.com/gurugaurav/bing_image_downloader/issues/38',
      ),
    ),
    aiAnswers: claim(
      'Copilot Search, chat and the image creator close. Answers written among ordinary results cannot be switched off.',
    ),
  },
  {
    engine: 'DuckDuckGo',
    standing: 'forced',
    safeSearch: claim(
      'Every page carries kp=1, and what it fetches p=1.',
      byEngine('DuckDuckGo: URL parameters', 'https://duckduckgo.com/duckduckgo-help-pages/settings/params/'),
    ),
    images: claim(
      'Strict as above. Creative Commons: image search carries iaf=license:Any, and what it fetches too. Off: image search closes.',
      byEngine(
        'DuckDuckGo: Image Licenses',
        'https://github.com/duckduckgo/duckduckgo-help-pages/blob/HEAD/_docs/features/image-license.md',
      ),
      byOthers(
        'DeerFlow: the image filters DuckDuckGo takes',
        'https://github.com/bytedance/deer-flow/issues/5717',
      ),
    ),
    aiAnswers: claim(
      'Searches open on noai.duckduckgo.com, the same engine without AI; Duck.ai chat closes.',
      byOthers(
        'Support of noai.duckduckgo.com',
        'https://github.com/quenhus/uBlock-Origin-dev-filter/issues/437',
      ),
      byEngine(
        'DuckDuckGo’s approach to AI',
        'https://github.com/duckduckgo/duckduckgo-help-pages/blob/HEAD/_docs/duckai/approach-to-ai.md',
      ),
    ),
  },
  {
    engine: 'Brave Search',
    standing: 'forced',
    safeSearch: claim(
      'Searches open on safesearch.brave.com, where strict is fixed.',
      byEngine('A developer of Brave, 13 July 2022', 'https://github.com/nextdns/metadata/pull/1021'),
      adGuardList,
    ),
    images: claim(
      'Strict as above. No way to keep it to Creative Commons was found, so image search closes there, as it does where images are off.',
    ),
    aiAnswers: claim(
      'Ask Brave (/ask) closes. Answers written among ordinary results cannot be switched off.',
      byOthers('EasyList: search.brave.com', 'https://github.com/easylist/easylist/issues/23274'),
    ),
  },
  {
    engine: 'YouTube',
    standing: 'forced',
    safeSearch: claim(
      'The header YouTube-Restrict goes to www, m, youtube.googleapis.com, youtubei.googleapis.com and www.youtube-nocookie.com.',
      byOthers(
        'Restrict YouTube on your network: the five hosts, from Google’s help',
        'https://gist.github.com/msdotnetclr/9428cb23a702ddda1a417f3730c0b28a',
      ),
      byOthers(
        'Netsweeper: YouTube restricted mode',
        'https://support.netsweeper.com/hc/en-us/articles/4471813848852-How-do-I-enforce-YouTube-restricted-mode-with-Netsweeper',
      ),
    ),
    images: claim('It has no image search.'),
    aiAnswers: claim('No way to switch them off was found.'),
  },
];
