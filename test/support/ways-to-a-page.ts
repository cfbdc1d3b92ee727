import type { Page } from 'puppeteer';
import type { MadeUpAnswer, SeenRequest } from './made-up-web.ts';
import type { Colour } from './picture-colours.ts';

/** An allowed site whose pages lead elsewhere, each in its own way: `https://rabbits.example/link?to=<address>`. */
const leadingHost = 'rabbits.example';
/** Everything that a forbidden site shows. */
export const forbiddenColour: Colour = [255, 0, 255];

/** Such pages may lie in the back/forward cache. */
const pageOf = (colour: string, body: string, head = ''): MadeUpAnswer => ({
  status: 200,
  headers: { 'cache-control': 'no-cache' },
  body: `<!doctype html><html lang="en"><title>Made up</title>${head}<style>html{background:${colour}}
a,button{position:fixed;inset:0 50% 50% 0;background:#0a0}iframe{margin:300px 0 0;width:600px;height:300px}</style>${body}`,
});

const onClick = (script: string): string => `<script>onclick = () => { ${script} }</script>`;

const leadingPages: Readonly<Record<string, (to: string) => MadeUpAnswer>> = {
  '/link': (to) => pageOf('#0f0', `<a href="${to}">Go</a>`),
  '/new-tab': (to) => pageOf('#0f0', `<a href="${to}" target="_blank">Go</a>`),
  '/window': (to) => pageOf('#0f0', onClick(`window.open('${to}')`)),
  '/assign': (to) => pageOf('#0f0', onClick(`location.assign('${to}')`)),
  '/replace': (to) => pageOf('#0f0', onClick(`location.replace('${to}')`)),
  '/form': (to) =>
    pageOf('#0f0', `<form method="post" action="${to}"><input name="a"><button>Go</button></form>`),
  '/refresh': (to) => pageOf('#0f0', '', `<meta http-equiv="refresh" content="1;url=${to}">`),
  '/hop': (to) => ({ status: 302, headers: { location: to } }),
  '/link-to-hop': (to) => pageOf('#0f0', `<a href="${hopTo(to)}">Go</a>`),
  '/frame': (to) => pageOf('#0f0', `<iframe src="${to}"></iframe>`),
  '/prerender': (to) =>
    pageOf(
      '#0f0',
      `<script type="speculationrules">{"prerender":[{"urls":["${to}"]}],"prefetch":[{"urls":["${to}"]}]}</script>
<a href="${to}">Go</a>`,
    ),
};

export const hopTo = (to: string): string => leadingTo('/hop', to);
const leadingTo = (path: string, to: string): string =>
  `https://${leadingHost}${path}?to=${encodeURIComponent(to)}`;

/** For the made-up web: the leading pages, and every host that `isForbidden` in the forbidden colour. */
export const answerWays =
  (isForbidden: (host: string) => boolean) =>
  ({ host, path, query }: SeenRequest): MadeUpAnswer | null => {
    if (isForbidden(host)) return pageOf('rgb(255 0 255)', 'This page must never be seen by a pupil.');
    if (host !== leadingHost || !Object.hasOwn(leadingPages, path)) return null;
    return leadingPages[path]?.(new URLSearchParams(query).get('to') ?? '') ?? null;
  };

/** In a tab that may stand anywhere: a person gets on the way to an address. Resolves when they have done their part. */
export type Way = (tab: Page, to: string) => Promise<void>;

const middle = { x: 60, y: 60 };
const click =
  (path: string, button: 'left' | 'middle' = 'left'): Way =>
  async (tab, to) => {
    await tab.goto(leadingTo(path, to), { waitUntil: 'load' });
    await tab.mouse.click(middle.x, middle.y, { button });
  };
/** The first half of a click on a link, and the second. */
export const openLinkTo = async (tab: Page, to: string): Promise<void> => {
  await tab.goto(leadingTo('/link', to), { waitUntil: 'load' });
};
export const clickLink = (tab: Page): Promise<void> => tab.mouse.click(middle.x, middle.y);

const visit =
  (address: (to: string) => string): Way =>
  async (tab, to) => {
    // A navigation that the extension stops counts as failed.
    await tab.goto(address(to), { waitUntil: 'domcontentloaded', timeout: 10_000 }).catch(() => null);
  };

/** Ways that end with one of our pages in a tab. */
export const waysToAPage = {
  'a typed address': visit((to) => to),
  'a link': click('/link'),
  'a link to a new tab': click('/new-tab'),
  'a middle click': click('/link', 'middle'),
  'a script that opens a window': click('/window'),
  'location.assign': click('/assign'),
  'location.replace': click('/replace'),
  'a form that is posted': click('/form'),
  'a page that sends itself on': visit((to) => leadingTo('/refresh', to)),
  'a typed address that the server sends on': visit(hopTo),
  'a link that the server sends on': click('/link-to-hop'),
  'a link made ready before it is clicked': click('/prerender'),
} as const satisfies Record<string, Way>;

/** The page stays; what stands in a frame of it is the forbidden one. */
export const openWithFrame: Way = visit((to) => leadingTo('/frame', to));
