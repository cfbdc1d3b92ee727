import { useSignal } from '@preact/signals';
import type { AudienceRules } from '#shared/policy/policy.ts';
import { parseHostLines, type BadLine } from '../../state/host-lines.ts';
import { TextAreaField } from '../../ui/field.tsx';

export interface HostListsProps {
  readonly current: AudienceRules;
  readonly onChange: (rules: AudienceRules) => void;
  readonly onBad: (list: string, isBad: boolean) => void;
}

const badWords = (bad: readonly BadLine[]): string | null => {
  if (bad.length === 0) return null;
  const shown = bad.slice(0, 5).map(({ line, text, why }) => `Line ${line}: “${text}” ${why}.`);
  return [...shown, ...(bad.length > 5 ? [`And ${bad.length - 5} more.`] : [])].join(' ');
};

interface HostListProps {
  readonly name: 'blockHosts' | 'allowHosts';
  readonly label: string;
  readonly hint: string;
}

const HostList = ({ name, label, hint, current, onChange, onBad }: HostListProps & HostListsProps) => {
  const text = useSignal(current[name].join('\n'));
  const { hosts, bad } = parseHostLines(text.value);
  const input = (value: string) => {
    text.value = value;
    const parsed = parseHostLines(value);
    onChange({ ...current, [name]: parsed.hosts });
    onBad(name, parsed.bad.length > 0);
  };
  return (
    <TextAreaField
      label={label}
      name={name}
      value={text.value}
      onInput={input}
      rows={7}
      isCode
      hint={`${hint} ${hosts.length} ${hosts.length === 1 ? 'site' : 'sites'}.`}
      error={badWords(bad)}
    />
  );
};

/** The school's own lists for one audience, one site a line. */
export const HostLists = (props: HostListsProps) => (
  <section class="card" aria-labelledby="lists-title">
    <h2 id="lists-title">Your own lists</h2>
    <p class="quiet-text">One site a line; it covers everything below it. Blocked wins over allowed.</p>
    <div class="two-columns">
      <HostList {...props} name="blockHosts" label="Always block" hint="Whatever its category." />
      <HostList {...props} name="allowHosts" label="Always allow" hint="Except what is illegal or blocked." />
    </div>
  </section>
);
