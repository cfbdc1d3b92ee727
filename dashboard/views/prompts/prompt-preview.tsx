import { h, render, type VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { drawPrompt, type Drawn } from '#shared/prompts/draw-prompt.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';

const elementOf = ({ tag, attributes = {}, children = [] }: Drawn): VNode =>
  h(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));

/** In a root of its own, as on pages: the dashboard's styles do not reach it. */
const rootOf = (place: HTMLElement): ShadowRoot => {
  if (place.shadowRoot !== null) return place.shadowRoot;
  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(promptStyle);
  root.adoptedStyleSheets = [sheet];
  return root;
};

/** A prompt as the child sees it. Nothing in it can be pressed. */
export const PromptPreview = ({ shown }: { shown: ShownPrompt }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current !== null) render(elementOf(drawPrompt(shown)), rootOf(place.current));
  }, [shown]);
  return (
    <figure class="prompt-preview" aria-label="As the child sees it">
      <div ref={place} inert />
    </figure>
  );
};
