import { useSignal } from '@preact/signals';
import type { SubjectRequest } from '#shared/api/subject-access.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { Table } from '../../ui/table.tsx';
import { AskSubjectAccess } from './ask-subject-access.tsx';

const stateWords = ({ state, givenAt }: SubjectRequest): string => {
  if (givenAt !== null) return 'Saved once';
  if (state === 'waiting') return 'Waiting for a second person';
  if (state === 'allowed') return 'Allowed';
  return state === 'refused' ? 'Refused' : 'Over';
};

const SaveArchive = ({ request, onSaved }: { request: SubjectRequest; onSaved: () => unknown }) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const { requestId } = request;
  const name = recordName(request);
  const save = async () => {
    const result = await ask(() => api.fetchSubjectAccess(requestId));
    if (result.ok) saveFile(`subject-access-${name}.zip`, result.value);
    else notices.say('bad', result.detail);
    onSaved();
  };
  return (
    <>
      <Button kind="quiet" icon="download" onClick={save} label={`Save request ${name}`}>
        Save
      </Button>
      {dialog}
    </>
  );
};

const RequestTable = (props: { requests: readonly SubjectRequest[]; onSaved: () => unknown }) => {
  const { clock } = useDashboard();
  return (
    <Table
      caption="Subject access requests, the newest first"
      rows={props.requests}
      keyOf={({ requestId }) => requestId}
      columns={[
        { heading: 'No.', kind: 'number', cell: recordName },
        { heading: 'Pupil', kind: 'name', cell: ({ pupilName }) => <bdi>{pupilName}</bdi> },
        {
          heading: 'Asked',
          cell: ({ askedAt }) => <span class="tabular">{dayAndTime(askedAt, clock.now.value)}</span>,
        },
        { heading: 'Held back', kind: 'number', cell: ({ withheld }) => withheld },
        { heading: 'State', cell: stateWords },
        {
          heading: 'Save',
          isHeadingHidden: true,
          cell: (request) =>
            request.isMine && request.state === 'allowed' ? (
              <SaveArchive request={request} onSaved={props.onSaved} />
            ) : null,
        },
      ]}
    />
  );
};

/** What a parent or a pupil may have of what is held. */
export const SubjectAccessSection = () => {
  const { api } = useDashboard();
  const requests = useResource(() => api.call('subjectRequests', {}), { reloadOn: 'approvals-changed' });
  const isAsking = useSignal(false);
  return (
    <section class="card" aria-labelledby="subject-title">
      <h2 id="subject-title">Subject access</h2>
      <p class="quiet-text">
        Everything held about one pupil, as an archive to hand out. Other pupils’ names are taken out of the
        words; look at every picture yourself.
      </p>
      <Loaded resource={requests} what="the requests">
        {(all) =>
          all.length === 0 ? (
            <p>Nobody has asked yet.</p>
          ) : (
            <RequestTable requests={all} onSaved={requests.reload} />
          )
        }
      </Loaded>
      <Button onClick={() => (isAsking.value = true)}>New request</Button>
      {isAsking.value && (
        <AskSubjectAccess
          onClose={() => {
            isAsking.value = false;
            void requests.reload();
          }}
        />
      )}
    </section>
  );
};
