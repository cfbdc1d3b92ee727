import { useSignal, type Signal } from '@preact/signals';
import { diffPolicies } from '#shared/policy/policy-diff.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { useResource } from '../../../state/resource.ts';
import { Field } from '../../../ui/field.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { ChangeSentences } from './change-sentences.tsx';

type CompareProps = Pick<FilteringTabProps, 'policy' | 'names'>;

const VersionSelect = ({
  label,
  chosen,
  versions,
}: {
  readonly label: string;
  readonly chosen: Signal<number>;
  readonly versions: readonly number[];
}) => (
  <Field label={label}>
    {(ids) => (
      <select
        {...ids}
        value={chosen.value}
        onChange={(event) => (chosen.value = Number(event.currentTarget.value))}
      >
        {versions.map((version) => (
          <option key={version} value={version}>
            Version {version}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const Differences = ({ from, to, names }: { from: number; to: number } & Pick<CompareProps, 'names'>) => {
  const { api } = useDashboard();
  const older = useResource(() => api.call('policyVersion', { version: from }), { key: String(from) });
  const newer = useResource(() => api.call('policyVersion', { version: to }), { key: String(to) });
  return (
    <Loaded resource={older} what={`version ${from}`}>
      {(before) => (
        <Loaded resource={newer} what={`version ${to}`}>
          {(after) => (
            <ChangeSentences
              sentences={diffPolicies(before.rules, after.rules, names)}
              empty="No rule differs. Lists or the school’s name may."
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
};

/** What differs between any two versions. */
export const CompareVersions = ({ policy, names }: CompareProps) => {
  const versions = policy.history.map(({ version }) => version).toSorted((a, b) => b - a);
  const from = useSignal(versions[1] ?? policy.version);
  const to = useSignal(policy.version);
  if (versions.length < 2) return null;
  return (
    <details class="card compare">
      <summary>
        <h2>Compare two versions</h2>
      </summary>
      <div class="two-columns">
        <VersionSelect label="From" chosen={from} versions={versions} />
        <VersionSelect label="To" chosen={to} versions={versions} />
      </div>
      <Differences from={from.value} to={to.value} names={names} />
    </details>
  );
};
