/** What the made-up proxies show: pages of sites that no request of the pupil's browser ever names. */
const arcade = `<!doctype html><html lang="en"><head><title>Arcade</title>
<link rel="canonical" href="https://arcade.example/">
<link rel="stylesheet" href="https://style.example/arcade.css">
<script src="https://arcade.example/engine.js"></script></head>
<body><h1>Arcade</h1><img src="https://pictures.example/alien.svg" alt="">
<a href="https://arcade.example/play?level=2">Play</a> <a href="https://chatter.example/room/7">Chat</a>
<form action="https://arcade.example/score"><input name="name"></form>
<script src="https://style.example/motion.js"></script></body></html>`;

const page = (title: string): string =>
  `<!doctype html><title>${title}</title><script src="https://arcade.example/engine.js"></script>
<h1>${title}</h1><a href="https://arcade.example/">Back</a>`;

export interface HiddenFile {
  readonly type: string;
  readonly body: string;
}

/** The file at an address, as the proxy's own server would fetch it. */
export const hiddenFile = (url: string): HiddenFile => {
  const { pathname } = new URL(url);
  if (pathname.endsWith('.css')) return { type: 'text/css', body: 'h1{color:#629}' };
  if (pathname.endsWith('.js')) return { type: 'text/javascript', body: 'globalThis.frames_drawn = 60;' };
  if (pathname.endsWith('.svg'))
    return {
      type: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>',
    };
  return { type: 'text/html', body: pathname === '/' ? arcade : page(pathname) };
};

/** Every absolute address in the page goes through the proxy. Stands alone: it is also run in the browser. */
export const rewriteHtml = (html: string, through: (url: string) => string): string =>
  html.replaceAll(
    /\b(href|src|action)="(https?:[^"]+)"/g,
    (_, name: string, url: string) => `${name}="${through(url)}"`,
  );
