/** A form as a site has it, and what a child types into its first box. */
export interface MadeForm {
  readonly html: string;
  readonly typed: string;
  /** What is about the child in it; empty where nothing is. */
  readonly holds: string;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const inForm = (inside: string, typed: string, holds = ''): MadeForm => ({
  html: `<form>${inside}<button>Go</button></form>`,
  typed,
  holds,
});

/** "label: what is typed", one form a line, with the box written in one of several ways, as sites do. */
export const boxes = (lines: string, holds = ''): MadeForm[] =>
  linesOf(lines).map(([label, typed], at) =>
    inForm(boxWays[at % boxWays.length]?.(label) ?? '', typed, holds),
  );

const boxWays: readonly ((label: string) => string)[] = [
  (label) => `<label>${escape(label)} <input type="text"></label>`,
  (label) => `<label for="box">${escape(label)}</label><input id="box" type="text">`,
  (label) => `<input type="text" placeholder="${escape(label)}">`,
  (label) => `<fieldset><legend>${escape(label)}</legend><textarea rows="2"></textarea></fieldset>`,
  (label) => `<p id="words">${escape(label)}</p><div contenteditable="true" aria-labelledby="words"></div>`,
  (label) => `<input name="${escape(label.toLowerCase().replace(/\W+/g, '_'))}">`,
];

export const searches = (lines: string): MadeForm[] =>
  linesOf(lines).map(([label, typed], at) =>
    inForm(searchWays[at % searchWays.length]?.(label) ?? '', typed),
  );

const searchWays: readonly ((label: string) => string)[] = [
  (label) => `<input type="search" aria-label="${escape(label)}">`,
  () => `<input name="q" type="text">`,
  (label) => `<div role="search"><input type="text" placeholder="${escape(label)}"></div>`,
  (label) => `<input type="text" placeholder="Search ${escape(label)}">`,
];

export const signIns = (lines: string): MadeForm[] =>
  linesOf(lines).map(([label, typed]) =>
    inForm(`<label>${escape(label)} <input name="user"></label><input type="password">`, typed),
  );

const linesOf = (lines: string): [label: string, typed: string][] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(' : ');
      return at < 0 ? ['Your answer', line] : [line.slice(0, at), line.slice(at + 3)];
    });
