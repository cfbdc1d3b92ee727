/** What had the focus is taken out with its line: the keyboard goes on at the button beneath the list. */
export const goOnBelow = (list: string): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`${list} + button`)?.focus());
};
