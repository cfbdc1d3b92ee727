import type { Drawn } from '#shared/prompts/draw-prompt.ts';

const svg = 'http://www.w3.org/2000/svg';

/** Makes the elements of a drawing. Text stays text. */
export const makeElement = ({ tag, attributes = {}, children = [] }: Drawn): Element => {
  const isDrawing = tag === 'svg' || tag === 'path';
  const made = isDrawing ? document.createElementNS(svg, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map((child) => (typeof child === 'string' ? child : makeElement(child))));
  return made;
};
