import { useSignal } from '@preact/signals';
import type { Incident, OtherIncident } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { decisionLabels } from '#shared/incidents/change.ts';
import { failure } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { incidentTitle } from './incident-title.ts';
import { useConfirmed } from './use-confirmed.tsx';

interface LinksProps {
  readonly incident: Incident;
  readonly onChanged: () => unknown;
}

interface OtherProps {
  readonly other: OtherIncident;
  /** Where it goes on in another: how it stands by itself says nothing. */
  readonly isMerged?: boolean;
  readonly onUnlink?: () => unknown;
}

const Other = ({ other, isMerged = false, onUnlink }: OtherProps) => {
  const now = useDashboard().clock.now.value;
  return (
    <li class="other-incident">
      <span>
        <a href={`/incidents/${other.incidentId}`}>{incidentTitle(other)}</a>
        <span class="second-line">
          {dayAndTime(other.reportedAt, now)},{' '}
          {isMerged && other.decision === 'open'
            ? 'goes on here'
            : decisionLabels[other.decision].toLowerCase()}
        </span>
      </span>
      {onUnlink && (
        <Button kind="quiet" label={`Unlink incident ${recordName(other)}`} onClick={onUnlink}>
          Unlink
        </Button>
      )}
    </li>
  );
};

const LinkForm = ({ incident, onChanged }: LinksProps) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const name = useSignal('');
  const send = async () => {
    const search = name.peek().trim();
    for (const shelf of ['open', 'closed'] as const) {
      const listed = await api.call('incidents', { shelf, search });
      if (!listed.ok) return listed;
      const other = listed.value.incidents.find((each) => recordName(each) === search.toUpperCase());
      if (other === undefined) continue;
      const change = { kind: 'link', to: other.incidentId } as const;
      return ask(() => api.call('changeIncidents', { incidentIds: [incident.incidentId], change }));
    }
    return failure('not-found', `There is no incident ${search}.`);
  };
  return (
    <>
      <Form
        name="link-incident"
        submit="Link"
        isDisabled={name.value.trim() === ''}
        onSubmit={send}
        onDone={() => {
          name.value = '';
          onChanged();
        }}
      >
        <TextField
          label="Link with incident number"
          name="other"
          value={name.value}
          onInput={(value) => (name.value = value)}
          maxLength={12}
        />
      </Form>
      {dialog}
    </>
  );
};

/** What belongs together: merged into one, or linked beside it. */
export const IncidentLinks = (props: LinksProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const { incidentId, merged, mergedInto, linked } = props.incident;
  const unlink = (to: string) => async () => {
    const change = { kind: 'unlink', to } as const;
    const result = await ask(() => api.call('changeIncidents', { incidentIds: [incidentId], change }));
    if (result.ok) props.onChanged();
    else notices.say('bad', result.detail);
  };
  return (
    <section class="card" aria-labelledby="links-title">
      <h2 id="links-title">What belongs to it</h2>
      {mergedInto !== null && (
        <>
          <p>This goes on in:</p>
          <ul>
            <Other other={mergedInto} />
          </ul>
        </>
      )}
      {merged.length > 0 && (
        <>
          <p>Merged into this one:</p>
          <ul>
            {merged.map((other) => (
              <Other key={other.incidentId} other={other} isMerged />
            ))}
          </ul>
        </>
      )}
      {linked.length > 0 && (
        <ul>
          {linked.map((other) => (
            <Other key={other.incidentId} other={other} onUnlink={unlink(other.incidentId)} />
          ))}
        </ul>
      )}
      <LinkForm {...props} />
      {dialog}
    </section>
  );
};
