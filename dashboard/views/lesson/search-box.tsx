import type { Signal } from '@preact/signals';

/** Finds a pupil by name: the others fade, and nobody moves. */
export const SearchBox = ({ search }: { search: Signal<string> }) => {
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') search.value = '';
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[role="option"][data-dimmed="false"]')?.focus();
  };
  return (
    <input
      class="search-box"
      type="search"
      name="find-pupil"
      aria-label="Find a pupil"
      placeholder="Find a pupil"
      title="Find a pupil (/)"
      value={search.value}
      onInput={(event) => (search.value = event.currentTarget.value)}
      onKeyDown={keyDown}
    />
  );
};

/** True when there is one. */
export const focusSearch = (): boolean => {
  const box = document.querySelector<HTMLInputElement>('.search-box');
  box?.focus();
  return box !== null;
};
