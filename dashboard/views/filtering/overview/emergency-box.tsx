import { useSignal } from '@preact/signals';
import { useDashboard } from '../../../dashboard-context.ts';
import { hostFrom } from '../../../state/host-lines.ts';
import { may } from '../../../state/session.ts';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { EmergencyLine } from './emergency-line.tsx';

const siteFrom = (text: string): string | null => hostFrom(text.trim())?.replace(/^www\./, '') ?? null;

const BlockNow = ({ reload }: Pick<FilteringTabProps, 'reload'>) => {
  const { api, notices } = useDashboard();
  const text = useSignal('');
  const reason = useSignal('');
  const error = useSignal<string | null>(null);
  const host = siteFrom(text.value);
  const send = () => {
    error.value = host === null ? 'Enter a site, such as bad.example.' : null;
    return host === null ? null : api.call('blockInEmergency', { host, reason: reason.peek().trim() });
  };
  return (
    <Form
      name="emergency-block"
      kind="danger"
      submit="Block everywhere now"
      onSubmit={send}
      onDone={({ version }) => {
        notices.say('good', `${host ?? 'It'} is blocked for everyone, with version ${version}.`);
        text.value = '';
        reason.value = '';
        void reload();
      }}
    >
      <TextField
        label="Site"
        name="emergencyHost"
        value={text.value}
        onInput={(value) => (text.value = value)}
        hint={host === null ? 'Type or paste an address.' : `Blocks ${host} and everything below it.`}
        error={error.value}
        maxLength={2048}
        placeholder="bad.example"
      />
      <TextField
        label="Why (may be left out)"
        name="emergencyReason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        isRequired={false}
        maxLength={300}
      />
    </Form>
  );
};

/** Blocks a site on every device at once; undone as quickly. */
export const EmergencyBox = ({ policy, changes, reload }: FilteringTabProps) => {
  const { session } = useDashboard();
  const mayBlock = may(session.account.value, 'manage-filtering');
  const known = new Map(changes.emergencies.map((each) => [each.host, each]));
  return (
    <section class="card emergency" aria-labelledby="emergency-title">
      <h2 id="emergency-title">Emergency block</h2>
      <p class="quiet-text">
        For everyone, staff too, on all devices within seconds, before every other rule.
        {changes.needsSecondPerson && ' It waits for nobody; a second person confirms it afterwards.'}
      </p>
      {mayBlock && <BlockNow reload={reload} />}
      {policy.rules.emergencyHosts.length > 0 && (
        <ul class="emergency-hosts" aria-label="Blocked in an emergency">
          {policy.rules.emergencyHosts.map((host) => (
            <EmergencyLine
              key={host}
              host={host}
              block={known.get(host) ?? null}
              needsSecondPerson={changes.needsSecondPerson}
              onDone={reload}
            />
          ))}
        </ul>
      )}
    </section>
  );
};
