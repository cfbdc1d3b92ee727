import { render, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Buddy, type Mood } from './buddy.tsx';
import { MarkLine } from './mark-line.tsx';
import { NeedHelp } from './need-help.tsx';
import { learnLanguage } from './page-language.ts';
import { TellSomeone } from './tell-someone.tsx';
import './page.css';
import './buddy.css';
import './tell-someone.css';
import './need-help.css';
import './show-page-question.css';

export interface PageProps {
  mood: Mood;
  title: string;
  children: ComponentChildren;
  /** The address this page stands for, so that "Tell someone" can carry it. */
  address: string | null;
  hasTellButton?: boolean;
  /** In place of our little computer. */
  picture?: ComponentChildren;
}

/** The frame of every page a pupil meets: a picture, one heading that has the focus, and a way to tell someone. */
export const Page = ({ mood, title, children, address, hasTellButton = true, picture }: PageProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [title]);
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
      <footer>
        <MarkLine />
        <NeedHelp />
        {hasTellButton && <TellSomeone address={address} />}
      </footer>
    </>
  );
};

/** In the pupil's language from the first. */
export const show = async (page: preact.JSX.Element): Promise<void> => {
  await learnLanguage();
  const root = document.getElementById('page');
  if (root !== null) render(page, root);
};
