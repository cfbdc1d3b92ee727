import { useSignal } from '@preact/signals';
import type { KeptFile } from '#shared/api/retention.ts';
import { byYearGroup, dateSchema } from '#shared/retention.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTable } from '../../ui/long-table.tsx';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

interface FilesProps {
  readonly files: readonly KeptFile[];
  readonly onChanged: () => unknown;
}

const dayOf = (date: string): string => calendarDay(Date.parse(`${date}T12:00:00Z`));

const BirthDialog = ({ file, onClose }: { file: KeptFile; onClose: () => void }) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const bornOn = useSignal(file.isEntered ? file.bornOn : '');
  const needsSecond = useSignal(false);
  const { pupilId, name } = file;
  const isDate = dateSchema.safeParse(bornOn.value).success;
  const send = async () => {
    const day = bornOn.peek() === '' ? null : bornOn.peek();
    const result = await ask(() => api.call('setBirth', { pupilId, bornOn: day }));
    needsSecond.value = !result.ok && result.reason === 'not-allowed';
    return result;
  };
  if (needsSecond.value) {
    const objects = [pupilId, bornOn.value || byYearGroup];
    return <AskApproval kind="bring-forward" objects={objects} about={name} onClose={onClose} />;
  }
  return (
    <>
      <FormDialog
        title={`Birthday of ${name}`}
        onClose={onClose}
        name="set-birth"
        submit="Save"
        isDisabled={bornOn.value !== '' && !isDate}
        onSubmit={send}
        onDone={onClose}
      >
        <p>
          Without one, the file is kept until the youngest pupil of the year group is 25. Left empty, that
          holds again. A day by which it would go sooner than that year leaves open needs a second person.
        </p>
        <Field label="Date of birth">
          {(ids) => (
            <input
              {...ids}
              type="date"
              name="bornOn"
              value={bornOn.value}
              onInput={(event) => (bornOn.value = event.currentTarget.value)}
            />
          )}
        </Field>
      </FormDialog>
      {dialog}
    </>
  );
};

const ChangeBirth = ({ file, onChanged }: { file: KeptFile; onChanged: () => unknown }) => {
  const isOpen = useSignal(false);
  return (
    <>
      <Button kind="quiet" onClick={() => (isOpen.value = true)} label={`Enter birthday: ${file.name}`}>
        Enter birthday
      </Button>
      {isOpen.value && (
        <BirthDialog
          file={file}
          onClose={() => {
            isOpen.value = false;
            onChanged();
          }}
        />
      )}
    </>
  );
};

/** Pupils about whom something is recorded, and until when it is kept. */
export const FilesSection = ({ files, onChanged }: FilesProps) => (
  <section class="card" aria-labelledby="files-title">
    <h2 id="files-title">Pupils’ files</h2>
    {files.length === 0 ? (
      <p class="quiet-text">Nothing is recorded about any pupil.</p>
    ) : (
      <LongTable
        caption="Pupils with a file, and until when it is kept"
        rows={files}
        keyOf={({ pupilId }) => pupilId}
        columns={[
          { heading: 'Pupil', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
          { heading: 'Kept until', cell: ({ keptUntil }) => <span class="tabular">{dayOf(keptUntil)}</span> },
          {
            heading: 'By',
            cell: ({ bornOn, isEntered }) =>
              isEntered ? `Born ${dayOf(bornOn)}` : `Year group: born ${dayOf(bornOn)} at the latest`,
          },
          {
            heading: 'Birthday',
            isHeadingHidden: true,
            cell: (file) => <ChangeBirth file={file} onChanged={onChanged} />,
          },
        ]}
      />
    )}
  </section>
);
