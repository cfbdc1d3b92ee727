import type { AgreementStanding, ClassStanding, LinkTarget, PupilStanding } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { isMissing, standingWords, summaryOf } from '../../state/agreement-standing.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { SavePdf } from '../governance/save-pdf.tsx';
import { SaveLetters } from './save-letters.tsx';

export interface ClassCardProps {
  readonly standing: ClassStanding;
  readonly onLinks: (target: LinkTarget) => Promise<void>;
  readonly onChanged: () => unknown;
}

/** One class: those who are missing first, and the others in one line. */
export const ClassCard = ({ standing, onLinks, onChanged }: ClassCardProps) => {
  const { className, classId, pupils, talk } = standing;
  const missing = pupils.filter(isMissing);
  const families = missing
    .filter(({ forPupil, parent }) => forPupil === 'missing' || parent === 'missing')
    .map(({ pupilId }) => pupilId);
  return (
    <section class="card" aria-labelledby={`class-${classId}`} data-class={className}>
      <div class="card-head">
        <h2 id={`class-${classId}`}>
          <bdi>{className}</bdi>
        </h2>
        <p>{summaryOf(pupils)}</p>
      </div>
      {missing.length > 0 && <MissingPupils className={className} pupils={missing} />}
      <div class="row-of-buttons">
        {families.length > 0 && (
          <>
            <SaveLetters target={{ kind: 'parents', pupilIds: families }}>
              {families.length === 1 ? 'Letter to 1 family' : `Letters to ${families.length} families`}
            </SaveLetters>
            <Button onClick={() => onLinks({ kind: 'parents', pupilIds: families })}>Show codes</Button>
          </>
        )}
        {missing.length > 0 && (
          <SavePdf path={`/api/agreements/missing/${classId}/pdf`} fileName="missing-signatures.pdf">
            Print the list
          </SavePdf>
        )}
        <Talk standing={standing} onChanged={onChanged} />
      </div>
      <p class="quiet-text">
        {talk === null
          ? 'Not talked about with the class this year.'
          : `Talked about with the class on ${calendarDay(talk.at)} (${talk.by}).`}
      </p>
    </section>
  );
};

const MissingPupils = ({ className, pupils }: { className: string; pupils: readonly PupilStanding[] }) => (
  <Table
    caption={`Missing in ${className}`}
    rows={pupils}
    keyOf={({ pupilId }) => pupilId}
    columns={[
      { heading: 'Pupil', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
      { heading: 'Child', cell: ({ pupil }) => <Standing standing={pupil} /> },
      { heading: 'Parent, with the child', cell: ({ forPupil }) => <Standing standing={forPupil} /> },
      { heading: 'Parent', cell: ({ parent }) => <Standing standing={parent} /> },
      {
        heading: 'Browser',
        cell: ({ heldFrom }) => (heldFrom === null ? 'open' : 'waits for the signature'),
      },
    ]}
  />
);

const Standing = ({ standing }: { standing: AgreementStanding }) => (
  <span class="agreement-standing" data-standing={standing}>
    {standingWords[standing]}
  </span>
);

const Talk = ({ standing, onChanged }: Pick<ClassCardProps, 'standing' | 'onChanged'>) => {
  const { api, notices } = useDashboard();
  const record = async () => {
    const done = await api.call('recordAgreementTalk', { classId: standing.classId });
    if (!done.ok) notices.say('bad', done.detail);
    onChanged();
  };
  return (
    <Button onClick={record} label={`We talked about it, ${standing.className}`}>
      We talked about it
    </Button>
  );
};
