import type { MadeUpAnswer, Sites } from '../made-up-web.ts';
import { pageHabits, type PageHabit } from './page-habits.ts';
import { serviceWorkerNames, serviceWorkers, type ServiceWorkerName } from './service-workers.ts';

/** An honest site with a service worker. */
export interface OrdinaryApp {
  readonly host: string;
  readonly serviceWorker: ServiceWorkerName;
  readonly habit: PageHabit;
  /** Analytics stand on most sites, whatever else they do. */
  readonly hasAnalytics: boolean;
}

const analytics = pageHabits.find(({ name }) => name === 'analytics')?.head ?? '';

/** Every habit twice, with different service workers, the second time with analytics. */
export const ordinaryApps: readonly OrdinaryApp[] = pageHabits.flatMap((habit, number) =>
  [0, 1].map((turn) => ({
    host: `app-${number * 2 + turn + 1}.example`,
    serviceWorker: serviceWorkerNames[(number + turn * 3) % serviceWorkerNames.length] ?? 'push only',
    habit,
    hasAnalytics: turn === 1 && habit.name !== 'analytics',
  })),
);

const pageOf = ({ habit, hasAnalytics }: OrdinaryApp): string => `<!doctype html><html lang="en"><head>
<meta charset="utf-8">${habit.head ?? ''}${hasAnalytics ? analytics : ''}
<link rel="stylesheet" href="/app.css"><link rel="manifest" href="/manifest.json"><title>${habit.name}</title>
<script src="/app.js" defer></script></head><body><h1>${habit.name}</h1><nav><a href="/">Home</a> <a href="/about">About</a></nav>
<img src="/logo.svg" alt="">${habit.body ?? ''}
<script>navigator.serviceWorker.register('/sw.js');</script></body></html>`;

const fileOf = (app: OrdinaryApp, path: string): MadeUpAnswer => {
  if (path === '/sw.js') return { type: 'text/javascript', body: serviceWorkers[app.serviceWorker] };
  if (path.endsWith('.js')) return { type: 'text/javascript', body: '' };
  if (path.endsWith('.css')) return { type: 'text/css', body: 'h1{color:#146}' };
  if (path.endsWith('.svg') || path.startsWith('/picture/') || path === '/_image') {
    return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' };
  }
  return { type: 'text/html', body: pageOf(app) };
};

/** All of them, for the made-up web. */
export const ordinarySites: Sites = ({ host, path }) => {
  const app = ordinaryApps.find((each) => each.host === host);
  return app === undefined ? null : fileOf(app, path);
};
