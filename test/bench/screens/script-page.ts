import { script, scriptMs, type ScriptStep } from './script.ts';

/** A row of black and white squares says which step a picture shows. */
export const markBits = 9;
export const markSize = 20;

const words = (
  'the river runs from the hills to the sea and on its way it turns the wheels of three old mills where once ' +
  'the corn of the whole valley was ground into flour for bread children walk there in spring to look for frogs ' +
  'a heron stands in the shallow water and waits for fish that never come in summer when the water is low'
).split(' ');

const sentence = (from: number, count: number): string =>
  `${Array.from({ length: count }, (_, index) => words[(from * 7 + index * 5) % words.length]).join(' ')}.`;

const article = Array.from({ length: 22 }, (_, index) => {
  const heading = index % 4 === 0 ? `<h2>Part ${index / 4 + 1}: ${sentence(index, 4)}</h2>` : '';
  return `${heading}<p>${Array.from({ length: 4 }, (_each, part) => sentence(index * 4 + part, 14)).join(' ')}</p>`;
}).join('');

const typedText = Array.from({ length: 12 }, (_, index) => sentence(index + 3, 11)).join(' ');

const style = `
html,body{margin:0;height:100%;overflow:hidden;font:17px/1.55 sans-serif;background:#fff;color:#222}
#mark{position:fixed;top:0;left:0;display:flex;z-index:9}#mark i{width:${markSize}px;height:${markSize}px}
#top{position:fixed;top:0;left:0;right:0;height:56px;background:#1d5c4b;color:#fff;z-index:8;padding-left:230px;line-height:56px}
section{position:absolute;top:56px;left:0;right:0;padding:20px 120px;display:none}
section.on{display:block}h2{color:#1d5c4b;font-size:24px}
#typing p{border:1px solid #bbb;border-radius:6px;padding:16px;min-height:420px;background:#fcfcf8}
#caret{display:inline-block;width:2px;height:20px;background:#111;vertical-align:-4px}
#photos{padding:20px}#photos div{display:grid;grid-template-columns:repeat(4,1fr);gap:14px}
#photos canvas{width:100%;display:block;border-radius:4px}`;

/** Runs in the page. Photos are layers of smooth noise with some grain: the same at every visit. */
const play = `
const script = ${JSON.stringify(script.map(({ state }) => state))};
const text = ${JSON.stringify(typedText)};
const mark = document.getElementById('mark');
for (let bit = 0; bit < ${markBits}; bit += 1) mark.append(document.createElement('i'));
const photo = (seed) => {
  const canvas = document.createElement('canvas'); canvas.width = 320; canvas.height = 220;
  const context = canvas.getContext('2d'); const image = context.createImageData(320, 220);
  let last = seed * 7919 + 1; const random = () => (last = (last * 48271) % 2147483647) / 2147483647;
  const layers = [4, 9, 20, 45].map((size) => ({ size, values: Array.from({ length: (size + 2) ** 2 * 3 }, random) }));
  const smooth = (t) => t * t * (3 - 2 * t);
  for (let y = 0; y < 220; y += 1) for (let x = 0; x < 320; x += 1) for (let c = 0; c < 3; c += 1) {
    let sum = 0;
    for (const { size, values } of layers) {
      const u = (x / 320) * size, v = (y / 320) * size, i = u | 0, j = v | 0, f = smooth(u - i), g = smooth(v - j);
      const at = (a, b) => values[((b * (size + 2) + a) * 3 + c)];
      sum += ((at(i, j) * (1 - f) + at(i + 1, j) * f) * (1 - g) + (at(i, j + 1) * (1 - f) + at(i + 1, j + 1) * f) * g) / Math.sqrt(size);
    }
    image.data[(y * 320 + x) * 4 + c] = 40 + sum * 175 + (random() - 0.5) * 8;
  }
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
  context.putImageData(image, 0, 0); return canvas;
};
const photos = document.querySelector('#photos div');
for (let seed = 1; seed <= 20; seed += 1) photos.append(photo(seed));
globalThis.show = (step) => {
  const state = script[step];
  for (const section of document.querySelectorAll('section')) {
    section.className = section.id === state.page ? 'on' : '';
    section.style.transform = 'translateY(' + -state.scroll + 'px)';
  }
  document.getElementById('typed').textContent = text.slice(0, state.typed);
  document.getElementById('caret').style.visibility = state.hasCaret ? 'visible' : 'hidden';
  [...mark.children].forEach((square, bit) => { square.style.background = (step >> bit) & 1 ? '#fff' : '#000'; });
};
globalThis.show(0);
/** Plays the script and tells when each step came to be shown. */
globalThis.play = (times) => new Promise((resolve) => {
  const shown = []; const startedAt = Date.now();
  times.forEach((at, step) => setTimeout(() => { globalThis.show(step); shown.push(Date.now()); }, at));
  setTimeout(() => resolve({ startedAt, shown }), ${scriptMs});
});`;

export const scriptPage = (): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>One minute</title><style>${style}</style>
<div id="mark"></div><div id="top">Rivers and mills</div>
<section id="reading">${article}</section>
<section id="typing"><h2>My story</h2><p><span id="typed"></span><span id="caret"></span></p></section>
<section id="photos"><h2>Pictures</h2><div></div></section><script>${play}</script></html>`;

/** What the page says of one run of the script: epoch ms. */
export interface PlayedScript {
  readonly startedAt: number;
  /** By step. */
  readonly shown: readonly number[];
}

export const timesOf = (steps: readonly ScriptStep[]): number[] => steps.map(({ at }) => at);
