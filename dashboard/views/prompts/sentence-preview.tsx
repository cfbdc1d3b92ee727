import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { languageOfSentence } from '#shared/pupil-words/say-in.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import { writtenIn } from '../../ui/field.tsx';
import { withExampleFacts } from './example-facts.ts';
import { sceneOf } from './sentence-scenes.ts';
import { sentenceStyle } from './sentence-style.ts';

export interface SentencePreviewProps {
  /** The one that is looked at; it is marked in its place. */
  readonly sentence: PupilSentence;
  readonly speech: Speech;
  /** As a child reads it now. */
  readonly wordsOf: (sentence: PupilSentence) => string;
}

/** In a root of its own: the dashboard's styles do not reach it. */
const rootOf = (place: HTMLElement): ShadowRoot => {
  if (place.shadowRoot !== null) return place.shadowRoot;
  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sentenceStyle);
  root.adoptedStyleSheets = [sheet];
  return root;
};

const Scene = ({ sentence, speech, wordsOf }: SentencePreviewProps) => {
  const { title, lines, buttons = [] } = sceneOf(sentence);
  const drawn = (each: PupilSentence) => (
    <span {...writtenIn(languageOfSentence(speech, each))} class={each === sentence ? 'here' : undefined}>
      {withExampleFacts(wordsOf(each))}
    </span>
  );
  return (
    <div class="page" {...writtenIn(speech.language)}>
      {title !== undefined && <p class="title">{drawn(title)}</p>}
      {lines.map((line) => (
        <p key={line}>{drawn(line)}</p>
      ))}
      {buttons.length > 0 && (
        <p class="buttons">
          {buttons.map((button) => (
            <span key={button} class="button">
              {drawn(button)}
            </span>
          ))}
        </p>
      )}
    </div>
  );
};

/** A sentence in its place, as the child sees it. Nothing in it can be pressed. */
export const SentencePreview = (props: SentencePreviewProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current !== null) render(<Scene {...props} />, rootOf(place.current));
  });
  return (
    // It scrolls: by the keys too.
    <div class="prompt-preview" role="region" aria-label="As the child sees it" tabIndex={0}>
      <div ref={place} inert />
    </div>
  );
};
