import type { Page } from '#shared/page.ts';
import { madeUpPages } from './made-up-pages.ts';
import { learningHosts } from './made-up-rules.ts';

/** Every page of the made-up web. */
export const madeUpVisits: readonly Page[] = Object.entries(madeUpPages).flatMap(([host, pages]) =>
  Object.entries(pages).map(([path, { title }]) => ({ url: `https://${host}${path}`, title })),
);

/** Those that the made-up rules leave open to everyone. */
export const learningVisits: readonly Page[] = madeUpVisits.filter(({ url }) =>
  learningHosts.includes(new URL(url).hostname),
);
