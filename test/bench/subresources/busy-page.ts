import type { ServerResponse } from 'node:http';
import type { Page } from 'puppeteer';
import type { SeenRequest } from '../../support/made-up-web.ts';

/** Open for pupils. */
export const busyPage = 'https://maths.example/busy';

const hosts = Array.from({ length: 12 }, (_, number) => `cdn-${number}.rabbits.example`);
const counts = { image: 76, script: 18, style: 8, fetch: 18 } as const;
/** All that the page fetches besides itself. */
export const fetchedCount = Object.values(counts).reduce((sum, count) => sum + count, 0);

type Kind = keyof typeof counts;

const addresses = (kind: Kind, run: string): string[] =>
  Array.from(
    { length: counts[kind] },
    (_, number) => `https://${hosts[number % hosts.length]}/${kind}/${number}?run=${run}`,
  );

const html = (run: string): string => {
  const styles = addresses('style', run).map((url) => `<link rel="stylesheet" href="${url}">`);
  const scripts = addresses('script', run).map((url) => `<script src="${url}" defer></script>`);
  const images = addresses('image', run).map((url) => `<img src="${url}" width="40" height="40" alt="">`);
  const fetches = `<script>
const fetched = Promise.all(${JSON.stringify(addresses('fetch', run))}.map((url) => fetch(url).then((answer) => answer.text())));
const loaded = new Promise((resolve) => addEventListener('load', resolve));
globalThis.whole = Promise.all([fetched, loaded]).then(() => performance.now());
</script>`;
  const body = [...images, ...scripts, fetches].join('\n');
  return `<!doctype html><html lang="en"><title>Busy</title>${styles.join('\n')}<body>${body}`;
};

/** One dot. What follows its end is not looked at: it makes the file as large as small pictures are. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const filler = (bytes: number): string => 'x'.repeat(bytes);

const bodies: Readonly<Record<Kind, { readonly type: string; readonly body: string | Buffer }>> = {
  image: { type: 'image/png', body: Buffer.concat([Buffer.from(dot, 'base64'), Buffer.alloc(6_000)]) },
  script: { type: 'text/javascript', body: `//${filler(12_000)}` },
  style: { type: 'text/css', body: `p { color: black }/*${filler(6_000)}*/` },
  fetch: { type: 'application/json', body: JSON.stringify({ words: filler(2_000) }) },
};

/** For the made-up web: the busy page and all that belongs to it, each answer after so many ms. */
export const serveBusyPage =
  (delayMs: () => number) =>
  ({ host, path, query }: SeenRequest, response: ServerResponse): boolean => {
    const kind = path.split('/')[1] ?? '';
    const isPage = `https://${host}${path}` === busyPage;
    if (!isPage && !(hosts.includes(host) && Object.hasOwn(bodies, kind))) return false;
    const run = new URLSearchParams(query).get('run') ?? '';
    const { type, body } = isPage ? { type: 'text/html', body: html(run) } : bodies[kind as Kind];
    const headers = { 'content-type': type, 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
    setTimeout(() => response.writeHead(200, headers).end(body), delayMs());
    return true;
  };

/** From the start of the navigation until everything is there, by the page's own clock. */
export const wholeMs = async (tab: Page, run: string): Promise<number> => {
  await tab.bringToFront();
  await tab.goto(`${busyPage}?run=${run}`);
  return tab.evaluate(() => (globalThis as unknown as { whole: Promise<number> }).whole);
};
