import type { Procedure, Scene } from '../scene.ts';

const html =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.page(write(scene.bad(), scene)));
const script =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) =>
    void (await scene.script(write(scene.bad(), scene)));
const onClick =
  (write: (bad: string, scene: Scene) => string): Procedure =>
  async (scene) => {
    const page = await scene.page(
      `<button id="here" style="width:200px;height:200px">Here</button>
       <script>document.querySelector('#here').onclick = async () => { ${write(scene.bad(), scene)} }</script>`,
    );
    await scene.click(page);
  };

/** A page that shows the blocked one inside. */
const inside = (bad: string): string => `<h1>Homework</h1><iframe src="${bad}"></iframe>`;
const blobOf = (content: string): string =>
  `URL.createObjectURL(new Blob([${JSON.stringify(content)}], { type: 'text/html' }))`;
const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const srcdoc = (content: string, rest = ''): string =>
  `<iframe ${rest} srcdoc="${escaped(content)}"></iframe>`;

export const cloakProcedures: Readonly<Record<string, Procedure>> = {
  frame: html(inside),
  'frame-three-deep': html((bad) => srcdoc(srcdoc(inside(bad)))),
  'frame-srcdoc': html((bad) => srcdoc(inside(bad))),
  'frame-sandboxed': html((bad) => srcdoc(inside(bad), 'sandbox="allow-scripts"')),
  'frame-blank-written': script(
    (bad) => `const frame = document.body.appendChild(document.createElement('iframe'));
      frame.contentDocument.write(${JSON.stringify(inside(bad))}); frame.contentDocument.close()`,
  ),
  'frame-script-address': html(
    (bad) => `<iframe src="javascript:'${escaped(inside(bad)).replaceAll("'", '')}'"></iframe>`,
  ),
  'frame-data': html((bad) => `<iframe src="data:text/html,${encodeURIComponent(inside(bad))}"></iframe>`),
  'frame-blob': script(
    (bad) => `document.body.appendChild(document.createElement('iframe')).src = ${blobOf(inside(bad))}`,
  ),
  'frame-form': html(
    (bad) =>
      `<iframe name="f"></iframe><form id="s" action="${bad}" target="f" method="post"></form><script>s.submit()</script>`,
  ),
  'frame-lazy': html((bad) => `<iframe loading="lazy" src="${bad}"></iframe>`),
  frameset: async (scene) => {
    scene.put(scene.start(), `<!doctype html><frameset cols="*"><frame src="${scene.bad()}"></frameset>`);
    await scene.typed(scene.start());
  },
  object: html((bad) => `<object data="${bad}" type="text/html" width="300" height="300"></object>`),
  'object-untyped': html((bad) => `<object data="${bad}" width="300" height="300"></object>`),
  embed: html((bad) => `<embed src="${bad}" type="text/html" width="300" height="300">`),
  'embed-pdf': html((bad) => `<embed src="${bad}book.pdf" type="application/pdf" width="300" height="300">`),
  'frame-pdf': html((bad) => `<iframe src="${bad}book.pdf#page=2" width="300" height="300"></iframe>`),
  'blank-window': onClick(
    (bad) =>
      `const w = open('about:blank'); w.document.write(${JSON.stringify(inside(bad))}); w.document.title = 'Homework'`,
  ),
  'blank-window-script': onClick((bad) => `open('about:blank').eval("fetch('${bad}', { mode: 'no-cors' })")`),
  'blob-window': onClick((bad) => `open(${blobOf(inside(bad))})`),
  'blob-download': onClick(
    (bad) =>
      `const a = document.createElement('a'); a.href = ${blobOf(inside(bad))}; a.target = '_blank'; a.click()`,
  ),
  'document-rewritten': script(
    (bad) => `document.open(); document.write(${JSON.stringify(inside(bad))}); document.close()`,
  ),
  'picture-in-picture': onClick(
    (bad) =>
      `const w = await documentPictureInPicture.requestWindow(); w.document.body.innerHTML = ${JSON.stringify(inside(bad))}`,
  ),
  'shadow-frame': script(
    (bad) => `document.body.attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(inside(bad))}`,
  ),
  'drawing-with-frame': async (scene) => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject width="300" height="300">
      <iframe xmlns="http://www.w3.org/1999/xhtml" src="${scene.bad()}"/></foreignObject></svg>`;
    scene.put(scene.start(), drawing, 'image/svg+xml');
    await scene.typed(scene.start());
  },
};
