import { render, type ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { directionOf } from '#shared/prompts/direction.ts';
import { Buddy, type Mood } from './buddy.tsx';
import { MarkLine } from './mark-line.tsx';
import { NeedHelp } from './need-help.tsx';
import { learnLanguage } from './page-language.ts';
import { pageLanguage, type Spoken } from './say.tsx';
import { TellSomeone } from './tell-someone.tsx';
import './page.css';
import './parts.css';
import './states.css';
import './buddy.css';
import './tell-someone.css';
import './need-help.css';
import './show-page-question.css';
import './read-aloud.css';

export interface PageProps {
  mood: Mood;
  title: Spoken;
  children: ComponentChildren;
  /** The address this page stands for, so that "Tell someone" can carry it. */
  address: string | null;
  hasTellButton?: boolean;
  /** In place of our little computer. */
  picture?: ComponentChildren;
}

/** The frame of every page a pupil meets: a picture, one heading that has the focus, and a way to tell someone. */
export const Page = ({ mood, title, children, address, hasTellButton = true, picture }: PageProps) => {
  const heading = useHeading();
  return (
    <>
      <main>
        {picture ?? <Buddy mood={mood} />}
        <div class="words-side">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
      </main>
      <footer lang={pageLanguage()} dir={directionOf(pageLanguage())}>
        <MarkLine />
        <NeedHelp />
        {hasTellButton && <TellSomeone address={address} />}
      </footer>
    </>
  );
};

/** Names the tab as it does the page, and takes the focus, before a key can be pressed: once for each heading. */
const useHeading = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef('');
  useLayoutEffect(() => {
    const words = heading.current?.textContent ?? '';
    if (heading.current === null || words === shown.current) return;
    shown.current = words;
    document.title = words;
    const name = document.querySelector('title');
    if (name !== null) sayLanguage(name, languageIn(heading.current));
    heading.current.focus();
  });
  return heading;
};

const sayLanguage = (element: HTMLElement, language: string): void => {
  element.lang = language;
  element.dir = directionOf(language);
};

const languageIn = (heading: HTMLElement): string =>
  (heading.querySelector('[lang]') ?? heading.closest('[lang]'))?.getAttribute('lang') ?? '';

/** In the pupil's language from the first. */
export const show = async (page: preact.JSX.Element): Promise<void> => {
  await learnLanguage();
  const root = document.getElementById('page');
  if (root !== null) render(page, root);
};
