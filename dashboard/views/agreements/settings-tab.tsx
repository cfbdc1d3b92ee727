import { useSignal } from '@preact/signals';
import { maxGraceDays, type AgreementMode, type AgreementSettings } from '#shared/agreements/settings.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { parseHostLines } from '../../state/host-lines.ts';
import { useResource } from '../../state/resource.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';

export const SettingsTab = () => {
  const { api } = useDashboard();
  const agreements = useResource(() => api.call('agreements', {}));
  return (
    <Loaded resource={agreements} what="the settings">
      {({ settings }) => <SettingsForm saved={settings} />}
    </Loaded>
  );
};

const modes: readonly { readonly value: AgreementMode; readonly label: string }[] = [
  { value: 'off', label: 'Off: devices ask nobody' },
  { value: 'ask', label: 'Ask: devices ask, and everything stays open' },
  { value: 'hold', label: 'Required: unsigned after the grace time, only the agreement opens' },
];
const months = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, index, 1)),
);

const SettingsForm = ({ saved }: { saved: AgreementSettings }) => {
  const { api, notices } = useDashboard();
  const settings = useSignal(saved);
  const hosts = useSignal(saved.openHosts.join('\n'));
  const set = (change: Partial<AgreementSettings>) => (settings.value = { ...settings.peek(), ...change });
  const { hosts: openHosts, pages, bad } = parseHostLines(hosts.value);
  const wrong = bad[0]?.text ?? pages[0]?.page;
  const { graceDays } = settings.value;
  const isGrace = Number.isInteger(graceDays) && graceDays >= 0 && graceDays <= maxGraceDays;
  return (
    <section class="card">
      <Form
        name="agreement-settings"
        submit="Save"
        isDisabled={!isGrace || wrong !== undefined}
        onSubmit={() => api.call('saveAgreementSettings', { ...settings.peek(), openHosts })}
        onDone={() => notices.say('good', 'The settings are saved, and devices are told.')}
      >
        <Choice
          legend="Pupils’ devices"
          look="list"
          options={modes}
          value={settings.value.mode}
          onChange={(mode) => set({ mode })}
        />
        <Field
          label="Grace time, in days"
          hint="For each pupil from when their device first asks."
          error={isGrace ? null : `Choose 0 to ${maxGraceDays} days.`}
        >
          {(ids) => (
            <input
              {...ids}
              type="number"
              name="graceDays"
              min={0}
              max={maxGraceDays}
              value={Number.isNaN(graceDays) ? '' : graceDays}
              onInput={(event) => set({ graceDays: event.currentTarget.valueAsNumber })}
            />
          )}
        </Field>
        <Field
          label="Everybody is asked again on the first of"
          hint="Signed up to eight weeks before counts."
        >
          {(ids) => (
            <select
              {...ids}
              name="renewalMonth"
              value={settings.value.renewalMonth}
              onChange={(event) => set({ renewalMonth: Number(event.currentTarget.value) })}
            >
              {months.map((month, index) => (
                <option key={month} value={index + 1}>
                  {month}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextAreaField
          label="Sites that stay open all the same"
          name="openHosts"
          isCode
          value={hosts.value}
          hint="One a line, such as the school’s own sites and sign-in. Help for children always stays open."
          error={wrong === undefined ? null : `“${wrong}” is not a site name like school.example.`}
          onInput={(value) => (hosts.value = value)}
        />
      </Form>
    </section>
  );
};
