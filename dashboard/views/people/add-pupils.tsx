import { useSignal } from '@preact/signals';
import type { SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { BadLine } from '../../state/host-lines.ts';
import { parseRosterLines, type NewPupil } from '../../state/roster-lines.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Table } from '../../ui/table.tsx';

const maxAtOnce = 200;

const Preview = ({ pupils }: { pupils: readonly NewPupil[] }) => (
  <Table
    caption={`${pupils.length} ${pupils.length === 1 ? 'pupil' : 'pupils'} to add`}
    isCaptionHidden={false}
    rows={pupils.map((pupil, index) => ({ ...pupil, index }))}
    keyOf={({ index }) => String(index)}
    columns={[
      { heading: 'Name', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
      { heading: 'Email', cell: ({ email }) => <span class="email">{email ?? 'none'}</span> },
    ]}
  />
);

const BadLines = ({ bad }: { bad: readonly BadLine[] }) => (
  <ul class="bad-lines">
    {bad.map(({ line, text, why }) => (
      <li key={line}>
        Line {line}: “<bdi>{text}</bdi>” {why}.
      </li>
    ))}
  </ul>
);

export interface AddPupilsProps {
  readonly schoolClass: SchoolClass;
  readonly onClose: () => void;
  readonly onAdded: () => unknown;
}

/** Pupils pasted a line each; what is not understood is named by line, and nothing is added until it is right. */
export const AddPupils = ({ schoolClass, onClose, onAdded }: AddPupilsProps) => {
  const { api, notices } = useDashboard();
  const text = useSignal('');
  const { pupils, bad } = parseRosterLines(text.value);
  const tooMany = pupils.length > maxAtOnce ? `Add at most ${maxAtOnce} at once.` : null;
  return (
    <FormDialog
      title={
        <>
          Add pupils to <bdi>{schoolClass.name}</bdi>
        </>
      }
      onClose={onClose}
      size="wide"
      name="add-pupils"
      submit={`Add ${pupils.length === 1 ? '1 pupil' : `${pupils.length} pupils`}`}
      isDisabled={pupils.length === 0 || bad.length > 0 || tooMany !== null}
      onSubmit={() => api.call('addPupils', { classId: schoolClass.classId, pupils })}
      onDone={({ pupilIds }) => {
        notices.say('good', `${pupilIds.length} added to ${schoolClass.name}.`);
        onClose();
        void onAdded();
      }}
    >
      <div class="two-columns">
        <TextAreaField
          label="Names and emails"
          name="pupils"
          value={text.value}
          onInput={(value) => (text.value = value)}
          rows={12}
          isCode
          hint="One pupil a line: Name, email. The email may be left out. Pasting from a spreadsheet works."
          error={
            tooMany ??
            (bad.length > 0 ? `${bad.length} ${bad.length === 1 ? 'line needs' : 'lines need'} you.` : null)
          }
        />
        <div class="preview">
          {bad.length > 0 && <BadLines bad={bad} />}
          {pupils.length > 0 && <Preview pupils={pupils} />}
        </div>
      </div>
    </FormDialog>
  );
};
