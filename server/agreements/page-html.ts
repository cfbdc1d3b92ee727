import { drawings, type DrawingName } from '#shared/agreements/drawings.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

export const drawingSvg = (name: DrawingName): string =>
  `<svg viewBox="0 0 64 64" aria-hidden="true">${drawings[name].map((path) => `<path d="${path}"/>`).join('')}</svg>`;

export interface Html {
  readonly title: string;
  readonly school: string;
  readonly language?: string;
  readonly body: readonly string[];
}

/** A page that stands by itself: no script, nothing from elsewhere, not to be found by search engines. */
export const htmlPage = ({ title, school, language = 'en', body }: Html): string =>
  [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title><link rel="stylesheet" href="/agree/style.css"></head>`,
    `<body><main><p class="school">${escaped(school)}</p><h1>${escaped(title)}</h1>`,
    ...body,
    '</main></body></html>',
  ].join('\n');

export const styleSheet = `
:root{color-scheme:light dark;--paper:light-dark(#f4f8f6,#14201d);--card:light-dark(#fff,#1d2c28);--ink:light-dark(#17302a,#eaf4f0);
--soft:light-dark(#40584f,#b7cbc4);--line:light-dark(#7d988f,#6f8a81);--go:light-dark(#0b6b53,#7fe0c0);--on-go:light-dark(#fff,#08241c);
--bad:light-dark(#9d1c1c,#ffb4ab)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.55 system-ui,'Segoe UI',Roboto,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1rem 1.1rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:.2rem 0 .8rem}
h2{font-size:1.35rem;line-height:1.25;margin:2rem 0 .6rem}
.school{margin:0;color:var(--soft);font-weight:600}
ol{list-style:none;margin:0;padding:0;display:grid;gap:.6rem}
li{display:grid;grid-template-columns:3.25rem 1fr;gap:.9rem;align-items:center;padding:.7rem .9rem;background:var(--card);border-radius:.9rem;overflow-wrap:anywhere}
svg{inline-size:3.25rem;block-size:3.25rem;fill:none;stroke:var(--go);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
form{margin-top:2rem;padding:1.1rem;background:var(--card);border-radius:1rem;display:grid;gap:1rem}
label{display:grid;gap:.3rem;font-weight:600}
input[type=text]{font:inherit;font-weight:400;padding:.6rem .8rem;min-height:3rem;width:100%;border:2px solid var(--line);border-radius:.6rem;background:var(--paper);color:var(--ink)}
.code{letter-spacing:.12em;text-transform:uppercase}
label.tick{grid-template-columns:auto 1fr;gap:.8rem;align-items:start;font-weight:400}
input:is([type=checkbox],[type=radio]){inline-size:1.6rem;block-size:1.6rem;margin:.1rem 0 0;accent-color:var(--go)}
button{font:inherit;font-weight:700;min-height:3.25rem;padding:.6rem 1.4rem;border:3px solid transparent;border-radius:.8rem;background:var(--go);color:var(--on-go);cursor:pointer}
fieldset{margin:0;padding:0;border:0;display:grid;gap:.7rem;min-width:0}
legend{padding:0;margin-bottom:.6rem;font-weight:600}
.hint{margin:0;color:var(--soft);font-size:1rem;font-weight:400}
.error{margin:0;padding:.7rem .9rem;border:2px solid var(--bad);border-radius:.7rem;color:var(--bad);font-weight:600}
a{color:inherit}
:focus-visible{outline:4px solid light-dark(#1249c4,#9dbdff);outline-offset:2px}
@media (forced-colors:active){svg{stroke:CanvasText}li,form{border:1px solid CanvasText}}
`;
