import { useSignal } from '@preact/signals';
import type { Incident } from '#shared/api/incidents.ts';
import type { RecordText } from '#shared/incidents/record.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { schoolInstant, schoolMoment } from '../../state/school-instant.ts';
import { dayAndTime } from '../../state/when.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { MomentField } from './moment-field.tsx';
import { RecordVersions } from './record-versions.tsx';
import { useConfirmed } from './use-confirmed.tsx';
import { WhenAndWhere } from './when-and-where.tsx';

export interface IncidentRecordProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

/** What the school writes as it learns more; each version is kept. */
export const IncidentRecord = ({ incident, onChanged }: IncidentRecordProps) => {
  const { api, clock, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const { record, incidentId } = incident;
  const text = useSignal<RecordText>(record);
  const basedOn = useSignal(record.revision);
  const when = useSignal(record.happenedAt === null ? '' : schoolMoment(record.happenedAt));
  const heard = useSignal(record.heardAt ? schoolMoment(record.heardAt) : '');
  const set = (change: Partial<RecordText>) => (text.value = { ...text.peek(), ...change });
  const send = () => {
    const { account, devices, outcome, place } = text.peek();
    const [happenedAt, heardAt] = [schoolInstant(when.peek()), schoolInstant(heard.peek())];
    const request = {
      incidentId,
      basedOn: basedOn.peek(),
      record: { happenedAt, heardAt, place, account, devices, outcome },
    };
    return ask(() => api.call('saveIncidentRecord', request));
  };
  const area = (name: 'account' | 'devices' | 'outcome', label: string, hint?: string) => (
    <TextAreaField
      label={label}
      name={name}
      value={text.value[name]}
      onInput={(value) => set({ [name]: value })}
      rows={name === 'account' ? 4 : 2}
      maxLength={20_000}
      hint={hint}
    />
  );
  return (
    <section class="card" aria-labelledby="record-title">
      <h2 id="record-title">The record</h2>
      <p class="quiet-text">
        Version {record.revision}, {record.by}, {dayAndTime(record.at, clock.now.value)}.
      </p>
      {record.revision > 1 && (
        <div class="open-versions">
          <RecordVersions incident={incident} />
        </div>
      )}
      <Form
        name="incident-record"
        submit="Save record"
        onSubmit={send}
        onDone={({ revision }) => {
          basedOn.value = revision;
          notices.say('good', 'The record is saved.');
          onChanged();
        }}
      >
        <WhenAndWhere
          when={when.value}
          onWhen={(value) => (when.value = value)}
          place={text.value.place}
          onPlace={(place) => set({ place })}
        />
        <MomentField
          label="When the school first heard"
          name="heardAt"
          hint="Leave it empty where that was when it was written down."
          value={heard.value}
          onInput={(value) => (heard.value = value)}
        />
        {area('account', 'What happened, as it is known now')}
        {area('devices', 'Devices, network addresses, user names, programs')}
        {area('outcome', 'Outcome of the investigation')}
      </Form>
      {dialog}
    </section>
  );
};
