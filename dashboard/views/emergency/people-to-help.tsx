import { useSignal } from '@preact/signals';
import type { EmergencySession, PersonToHelp } from '#shared/api/emergency.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

interface PersonProps {
  readonly person: PersonToHelp;
  readonly onLink: (url: string) => void;
  readonly onFactorOff: () => void;
}

const Person = ({ person, onLink, onFactorOff }: PersonProps) => {
  const { api, notices } = useDashboard();
  const { accountId, name, hasSecondFactor } = person;
  const giveLink = async () => {
    const result = await api.call('giveEmergencyLink', { accountId });
    if (result.ok) onLink(result.value.invitationUrl);
    else notices.say('bad', result.detail);
  };
  const takeOff = async () => {
    const result = await api.call('endFactorInEmergency', { accountId });
    if (result.ok) onFactorOff();
    else notices.say('bad', result.detail);
  };
  return (
    <div class="row-of-buttons">
      <Button kind="primary" onClick={giveLink} label={`New password for ${name}`}>
        New password
      </Button>
      {hasSecondFactor && (
        <Button onClick={takeOff} label={`Take off second factor of ${name}`}>
          Take off second factor
        </Button>
      )}
    </div>
  );
};

/** One of them: the first for whom something is done is the one. */
export const PeopleToHelp = ({ session }: { session: EmergencySession }) => {
  const helpedId = useSignal(session.helpedId);
  const url = useSignal<string | null>(null);
  const isFactorOff = useSignal(false);
  const shown = session.people.filter(
    ({ accountId }) => helpedId.value === null || accountId === helpedId.value,
  );
  return (
    <ul class="people-to-help">
      {shown.map((person) => (
        <li key={person.accountId}>
          <p>
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
          </p>
          <Person
            person={{ ...person, hasSecondFactor: person.hasSecondFactor && !isFactorOff.value }}
            onLink={(link) => {
              helpedId.value = person.accountId;
              url.value = link;
            }}
            onFactorOff={() => {
              helpedId.value = person.accountId;
              isFactorOff.value = true;
            }}
          />
        </li>
      ))}
      <li role="status">
        {isFactorOff.value && <p>The second factor is off. The password alone opens the account now.</p>}
        {url.value !== null && (
          <>
            <p>
              They choose a new password by this link. It works once, within thirty minutes, and is not shown
              again.
            </p>
            <div class="copy-line">
              <code class="breaks" data-emergency-link>
                {url.value}
              </code>
              <CopyButton text={url.value} what="link" />
            </div>
          </>
        )}
      </li>
    </ul>
  );
};
