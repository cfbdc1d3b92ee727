import type { Procedure, Scene } from '../scene.ts';

const typing =
  (write: (scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.typed(write(scene)));
const html =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.page(write(scene.bad(), scene)));
const script =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.script(write(JSON.stringify(scene.bad()), scene)));
/** A pupil clicks on what the page shows. */
const clicking =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) => {
    const page = await scene.page(write(scene.bad(), scene));
    await scene.click(page);
  };

export const redirectProcedures: Readonly<Record<string, Procedure>> = {
  redirect: typing((scene) => scene.go(scene.bad())),
  'redirect-kept': typing((scene) => scene.go(scene.bad(), 308)),
  'redirect-chain': typing((scene) => scene.go(scene.bad(), 302, 12)),
  'refresh-header': async (scene) => {
    await scene.page('', { refresh: `0;url=${scene.bad()}` });
  },
  'meta-refresh': html((bad) => `<meta http-equiv="refresh" content="0;url=${bad}">`),
  'script-location': script((bad) => `location.href = ${bad}`),
  'script-replace': script((bad) => `location.replace(${bad})`),
  'navigation-api': script((bad) => `navigation.navigate(${bad})`),
  link: clicking((bad) => `<a id="here" href="${bad}">Here</a>`),
  'link-new-tab': clicking((bad) => `<a id="here" href="${bad}" target="_blank" rel="noopener">Here</a>`),
  'link-base': clicking((bad) => `<base href="${bad}" target="_blank"><a id="here" href="page">Here</a>`),
  'link-in-drawing': clicking(
    (bad) =>
      `<svg width="300" height="300"><a id="here" href="${bad}"><rect width="300" height="300"/></a></svg>`,
  ),
  'link-in-map': clicking(
    (bad) =>
      `<map name="m"><area id="here" href="${bad}" shape="default"></map><img usemap="#m" width="300" height="300">`,
  ),
  'download-link': clicking((bad) => `<a id="here" href="${bad}page.html" download>Here</a>`),
  'form-get': clicking((bad) => `<form action="${bad}"><button id="here">Here</button></form>`),
  'form-post': clicking(
    (bad) => `<form action="${bad}" method="post"><button id="here">Here</button></form>`,
  ),
  'form-post-redirected': clicking(
    (bad, scene) =>
      `<form action="${scene.go(bad, 307)}" method="post"><button id="here">Here</button></form>`,
  ),
  popup: clicking(
    (bad) => `<button id="here" onclick="open('${bad}', '', 'popup,width=300,height=300')">Here</button>`,
  ),
  'popup-noopener': clicking(
    (bad) => `<button id="here" onclick="open('${bad}', '', 'noopener')">Here</button>`,
  ),
  'popup-moved-later': clicking(
    (bad, scene) =>
      `<button id="here" onclick="const w = open('${scene.start('-other')}'); setTimeout(() => w.location = '${bad}', 300)">Here</button>`,
  ),
  'frame-to-top': async (scene) => {
    const page = await scene.page(
      `<iframe srcdoc="<a id=link target=_top href='${scene.bad()}'>Here</a>"></iframe>
       <button id="here" onclick="frames[0].document.querySelector('#link').click()">Here</button>`,
    );
    await scene.click(page);
  },
  'redirected-frame': html((bad, scene) => `<iframe src="${scene.go(bad)}"></iframe>`),
  'redirected-picture': html((bad, scene) => `<img src="${scene.go(bad)}">`),
  'redirected-fetch': script(
    (_bad, scene) => `fetch(${JSON.stringify(scene.go(scene.bad()))}, { mode: 'no-cors' })`,
  ),
};
