import { useSignal } from '@preact/signals';
import type { AudienceRules } from '#shared/policy/policy.ts';
import { parseHostLines, type BadLine, type PageLine } from '../../../state/host-lines.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { useBadLines } from '../use-bad-lines.ts';
import { PageList } from './page-list.tsx';
import { PageOrSite } from './page-or-site.tsx';

export interface SiteListsProps {
  readonly current: AudienceRules;
  readonly onChange: (rules: AudienceRules) => void;
  readonly onBad: (list: string, isBad: boolean) => void;
}

const badWords = (bad: readonly BadLine[]): string | null => {
  if (bad.length === 0) return null;
  const shown = bad.slice(0, 5).map(({ line, text, why }) => `Line ${line}: “${text}” ${why}.`);
  return [...shown, ...(bad.length > 5 ? [`And ${bad.length - 5} more.`] : [])].join(' ');
};

const lists = {
  block: { hosts: 'blockHosts', pages: 'blockPages', label: 'Always block', hint: 'Whatever its category.' },
  allow: {
    hosts: 'allowHosts',
    pages: 'allowPages',
    label: 'Always allow',
    hint: 'Except what is illegal or blocked.',
  },
} as const;

const withPages = (rules: AudienceRules, name: 'blockPages' | 'allowPages', pages: readonly string[]) => ({
  ...rules,
  [name]: [...pages],
});

/** Sites as lines of text, pages as a list below; an address that could mean either is asked about. */
const SiteList = ({ kind, current, onChange, onBad }: SiteListsProps & { kind: keyof typeof lists }) => {
  const { hosts: hostsName, pages: pagesName, label, hint } = lists[kind];
  const tellBad = useBadLines(`${label}: lines that are marked`, (isBad) => onBad(hostsName, isBad));
  const text = useSignal(current[hostsName].join('\n'));
  const { hosts, pages: asked, bad } = parseHostLines(text.value);
  const pages = current[pagesName] ?? [];
  const apply = (value: string, keptPages: readonly string[]) => {
    text.value = value;
    const parsed = parseHostLines(value);
    const rules = { ...current, [hostsName]: parsed.hosts };
    onChange(keptPages === pages ? rules : withPages(rules, pagesName, keptPages));
    tellBad(parsed.bad.length + parsed.pages.length > 0);
  };
  const replaceLine = ({ line }: PageLine, by: string): string =>
    text
      .peek()
      .split('\n')
      .flatMap((each, index) => (index + 1 === line ? (by === '' ? [] : [by]) : [each]))
      .join('\n');
  return (
    <div class="site-list" data-list={kind}>
      <TextAreaField
        label={label}
        name={hostsName}
        value={text.value}
        onInput={(value) => apply(value, pages)}
        rows={7}
        isCode
        hint={`${hint} ${hosts.length} ${hosts.length === 1 ? 'site' : 'sites'}.`}
        error={badWords(bad)}
      />
      {asked.map((line) => (
        <PageOrSite
          key={`${line.line} ${line.page}`}
          line={line}
          verb={kind}
          onPage={() => apply(replaceLine(line, ''), [...new Set([...pages, line.page])])}
          onSite={() => apply(replaceLine(line, line.host), pages)}
        />
      ))}
      <PageList
        pages={pages}
        onRemove={(page) =>
          onChange(
            withPages(
              current,
              pagesName,
              pages.filter((each) => each !== page),
            ),
          )
        }
      />
    </div>
  );
};

/** The school's own lists for one audience, one site a line. */
export const SiteLists = (props: SiteListsProps) => (
  <section class="card" aria-labelledby="lists-title">
    <h2 id="lists-title">Your own lists</h2>
    <p class="quiet-text">
      One site a line; it covers everything below it. Paste the address of one page or video to list that
      alone. Blocked wins over allowed.
    </p>
    <div class="two-columns">
      <SiteList {...props} kind="block" />
      <SiteList {...props} kind="allow" />
    </div>
  </section>
);
