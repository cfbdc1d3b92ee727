import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { FilterTest } from '#shared/api/filter-tests.ts';
import { filterTestLabels } from '#shared/filter-test.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { useResource } from '../../../state/resource.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Field } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';

type Checks = EndpointAnswer<'filterTests'>;

const Findings = ({ test }: { test: FilterTest }) => (
  <ul class="findings">
    {test.findings.map(({ step, passed, found }) => (
      <li key={step} data-step={step} data-passed={passed}>
        <Icon name={passed ? 'check' : 'silent'} />
        <strong>{passed ? 'Holds' : 'Does not hold'}:</strong> {filterTestLabels[step]}.{' '}
        <span class="quiet-text">{found}</span>
      </li>
    ))}
  </ul>
);

const resultWords = ({ passed, findings }: FilterTest): string =>
  passed
    ? `All ${findings.length} hold`
    : `${findings.filter((finding) => !finding.passed).length} of ${findings.length} do not hold`;

const Test = ({ test, isNewest }: { test: FilterTest; isNewest: boolean }) => {
  const { clock } = useDashboard();
  return (
    <details class="filter-test" open={isNewest} data-filter-test={test.passed ? 'passed' : 'failed'}>
      <summary>
        <Icon name={test.passed ? 'check' : 'silent'} /> {dayAndTime(test.at, clock.now.value)}:{' '}
        <strong>{resultWords(test)}</strong>
        <span class="quiet-text">
          {' '}
          on <bdi>{test.device}</bdi>, policy version {test.policyVersion}, tested by <bdi>{test.by}</bdi>
        </span>
      </summary>
      <Findings test={test} />
    </details>
  );
};

/** The standards ask for a check after every change. */
const dueWords = ({ tests, policyPublishedAt }: Checks): string | null => {
  const [newest] = tests;
  if (newest === undefined) return 'The filter has not been tested yet.';
  return newest.at < policyPublishedAt ? 'The policy has changed since the last test.' : null;
};

const StartTest = ({ checks, onTested }: { checks: Checks; onTested: () => unknown }) => {
  const { api } = useDashboard();
  const deviceId = useSignal(checks.devices[0]?.deviceId ?? '');
  if (checks.devices.length === 0) {
    return <p class="quiet-text">No device is connected now. A test needs a real one that is switched on.</p>;
  }
  return (
    <Form
      mayBeLost
      name="test-filter"
      submit="Test the filter now"
      onSubmit={() => api.call('testFilter', { deviceId: deviceId.peek() })}
      onDone={onTested}
    >
      <Field label="Device" hint="A small window opens on it for some seconds and closes by itself.">
        {(ids) => (
          <select
            {...ids}
            value={deviceId.value}
            onChange={(event) => (deviceId.value = event.currentTarget.value)}
          >
            {checks.devices.map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Form>
  );
};

/** Tests of the filter on a real device, and the dated records of all before. */
export const FilterChecks = () => {
  const { api } = useDashboard();
  const checks = useResource(() => api.call('filterTests', {}), { reloadOn: 'devices-changed' });
  return (
    <section class="card" aria-labelledby="checks-title" data-filter-checks>
      <h2 id="checks-title">Does the filter hold?</h2>
      <Loaded resource={checks} what="the tests of the filter">
        {(value) => (
          <>
            {dueWords(value) !== null && (
              <p role="status">
                <Icon name="clock" /> {dueWords(value)}
              </p>
            )}
            <StartTest checks={value} onTested={checks.reload} />
            {value.tests.length === 0 ? (
              <Empty title="No test yet">
                <p>Each test leaves a dated record here and in the ledger.</p>
              </Empty>
            ) : (
              value.tests.map((test, index) => (
                <Test key={test.filterTestId} test={test} isNewest={index === 0} />
              ))
            )}
          </>
        )}
      </Loaded>
    </section>
  );
};
