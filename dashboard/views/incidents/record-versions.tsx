import { Fragment } from 'preact';
import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { placeLabels } from '#shared/incidents/record.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useConfirmed } from './use-confirmed.tsx';

type Versions = EndpointAnswer<'incidentVersions'>;
type Version = Versions[number];

const moment = (at: number | null | undefined, now: number): string =>
  at === null || at === undefined ? '' : dayAndTime(at, now);

/** Each field as it reads, in the order of the form. */
const linesOf = (version: Version, now: number): readonly (readonly [string, string])[] => [
  ['When it happened', moment(version.happenedAt, now)],
  ['Where', placeLabels[version.place]],
  ['When the school first heard', moment(version.heardAt, now)],
  ['What happened', version.account],
  ['Devices, addresses, user names, programs', version.devices],
  ['Outcome', version.outcome],
];

/** What is not as it was in the one before; all that is filled in, where there is none before. */
const Changes = ({ version, before }: { version: Version; before: Version | undefined }) => {
  const now = useDashboard().clock.now.value;
  const was = before === undefined ? [] : linesOf(before, now);
  const changed = linesOf(version, now).filter(([, text], place) => text !== (was[place]?.[1] ?? ''));
  if (changed.length === 0) return <p class="quiet-text">Nothing was changed.</p>;
  return (
    <dl class="facts">
      {changed.map(([label, text]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{text === '' ? <span class="quiet-text">Taken out</span> : text}</dd>
        </Fragment>
      ))}
    </dl>
  );
};

const VersionList = ({ versions }: { versions: Versions }) => {
  const now = useDashboard().clock.now.value;
  return (
    <ol class="plain record-versions">
      {versions.toReversed().map((version) => (
        <li key={version.revision} data-revision={version.revision}>
          <h3>
            Version {version.revision}, <bdi>{version.by}</bdi>, {dayAndTime(version.at, now)}
          </h3>
          <Changes
            version={version}
            before={versions.find(({ revision }) => revision === version.revision - 1)}
          />
        </li>
      ))}
    </ol>
  );
};

/** Who wrote what into the record, and when. Each look is recorded. */
export const RecordVersions = ({ incident }: { incident: Pick<Incident, 'incidentId'> }) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const versions = useSignal<Versions | null>(null);
  const open = async () => {
    const result = await ask(() => api.call('incidentVersions', { incidentId: incident.incidentId }));
    if (result.ok) versions.value = result.value;
    else if (result.reason !== 'confirm-password') notices.say('bad', result.detail);
  };
  return (
    <>
      <Button onClick={open}>Earlier versions…</Button>
      {versions.value !== null && (
        <Dialog
          title="Versions of the record"
          size="wide"
          name="record-versions"
          onClose={() => (versions.value = null)}
        >
          <VersionList versions={versions.value} />
        </Dialog>
      )}
      {dialog}
    </>
  );
};
