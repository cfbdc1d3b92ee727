import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';

export interface PageProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Beside the heading. */
  readonly aside?: ComponentChildren;
  readonly intro?: ComponentChildren;
}

/** Heads a page and names the browser's tab. The heading takes the focus at a change of page. */
export const Page = ({ title, children, aside, intro }: PageProps) => {
  useTitle(title);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {intro && <p class="intro">{intro}</p>}
        </div>
        {aside && <div class="page-aside">{aside}</div>}
      </header>
      {children}
    </div>
  );
};

export const useTitle = (title: string): void => {
  const school = useDashboard().session.me.value?.schoolName ?? null;
  useEffect(() => {
    document.title = [title, school, 'ThinkClick'].filter(Boolean).join(' · ');
  }, [title, school]);
};
