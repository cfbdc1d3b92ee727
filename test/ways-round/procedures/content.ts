import type { Procedure } from '../scene.ts';

/** Hosts of the real web stand for themselves here: every name leads to the made-up web, and none leaves the machine. */
const typing =
  (write: (id: string) => string): Procedure =>
  async (scene) => {
    const url = new URL(write(scene.id));
    scene.judge(({ host, path }) => host === url.host && path === url.pathname);
    await scene.typed(url.href);
  };

export const contentProcedures: Readonly<Record<string, Procedure>> = {
  'content-blog': typing((id) => `https://${id}.blogspot.com/`),
  'content-app': typing((id) => `https://${id}.web.app/`),
  'content-pages': typing((id) => `https://${id}.github.io/games/`),
  'content-bucket': typing((id) => `https://storage.googleapis.com/${id}/index.html`),
  'content-bucket-regional': typing((id) => `https://${id}.s3.eu-west-2.amazonaws.com/index.html`),
  'content-cdn': typing((id) => `https://${id}.cloudfront.net/`),
  'content-package': typing((id) => `https://unpkg.com/${id}/index.html`),
  'content-package-other': typing((id) => `https://cdn.jsdelivr.net/gh/${id}/index.html`),
  'content-cloud-site': typing((id) => `https://${id}.z33.web.core.windows.net/`),
  'content-site-maker': typing((id) => `https://sites.google.com/view/${id}`),
  'content-short-link': typing((id) => `https://bit.ly/${id}`),
  'content-archive': typing((id) => `https://web.archive.org/web/2020/${id}`),
  'content-translated': typing((id) => `https://${id}-example.translate.goog/`),
};
