/** What the page is made of: everything is shown, in words and tables. */
export interface ReadableParts {
  /** Of the request. */
  readonly name: string;
  readonly madeAt: number;
  readonly sections: readonly { readonly title: string; readonly content: unknown }[];
  readonly withheld: readonly string[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8888;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}`;

/** A page without a script, for a parent at home. */
export const readablePage = ({ name, madeAt, sections, withheld }: ReadableParts): string =>
  [
    '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>Subject access ${name}</title><style>${style}</style>`,
    `<h1>What the school holds: request ${name}</h1>`,
    `<p>Made on ${timeOf(madeAt)}. Other pupils are named by letters. Times are Universal Time.</p>`,
    ...sections.map(({ title, content }) => `<h2>${escaped(title)}</h2>${shown(content)}`),
    '<h2>Held back</h2>',
    withheld.length === 0
      ? '<p>Nothing.</p>'
      : `<ul>${withheld.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
    '</html>',
  ].join('\n');

const timeOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

const shown = (value: unknown, key = ''): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return isInstant(key) ? timeOf(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return escaped(value);
  return Array.isArray(value) ? listOf(value) : tableOf(value);
};

const instants: ReadonlySet<string> = new Set(['at', 'since', 'until']);
const isInstant = (key: string): boolean => instants.has(key) || key.endsWith('At');

const listOf = (values: readonly unknown[]): string =>
  values.length === 0 ? '–' : values.map((value) => shown(value)).join('\n');

const tableOf = (value: object): string =>
  `<table>${Object.entries(value)
    .map(([key, field]) => `<tr><th>${escaped(wordsOf(key))}</th><td>${shown(field, key)}</td></tr>`)
    .join('')}</table>`;

/** `reportedAt` → "reported at". */
const wordsOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
