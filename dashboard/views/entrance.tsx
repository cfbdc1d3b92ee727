import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useTitle } from '../ui/page.tsx';

export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="8" />
    <path class="mark-arrow" d="M11 7.5v15.2l3.7-3.5 2.5 5.6 3-1.3-2.5-5.5 5.1-.4z" />
  </svg>
);

/** The frame of the pages before one is signed in. One can type at once. */
export const Entrance = ({ title, children }: { title: string; children: ComponentChildren }) => {
  useTitle(title);
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>('input') ?? ref.current?.querySelector('h1');
    first?.focus();
  }, []);
  return (
    <main class="entrance" id="main" ref={ref}>
      <div class="entrance-card card">
        <p class="brand">
          <Mark /> ThinkClick
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </main>
  );
};
