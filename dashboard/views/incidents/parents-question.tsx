import { useSignal, type Signal } from '@preact/signals';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { needsNoTelling, tellingMayHarm, type ParentsAnswer } from '#shared/incidents/parents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { schoolInstant, schoolMoment } from '../../state/school-instant.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { MomentField } from './moment-field.tsx';

/** What somebody has filled in so far; '' where they have not chosen. */
export interface ParentsDraft {
  readonly is: ParentsAnswer['is'] | '';
  /** As `datetime-local` has it. */
  readonly at: string;
  readonly by: string;
  readonly why: string;
}

const nothingSaid: ParentsDraft = { is: '', at: '', by: '', why: '' };

/** What was said when it was closed before. Nothing is presumed. */
const saidOf = (incidents: readonly IncidentSummary[]): ParentsDraft => {
  const [only, ...others] = incidents;
  const parents = others.length === 0 ? only?.parents : null;
  if (!parents) return nothingSaid;
  const { is } = parents;
  return {
    is,
    at: is === 'told' ? schoolMoment(parents.at) : '',
    by: is === 'told' ? parents.by : '',
    why: is === 'not-told' ? parents.why : '',
  };
};

const longestWhy = 500;

export const useParentsDraft = (incidents: readonly IncidentSummary[]): Signal<ParentsDraft> =>
  useSignal(saidOf(incidents));

type AskedAbout = Pick<IncidentSummary, 'kind' | 'triage' | 'people'>;

/** With those that were merged into them. */
const askedAbout = (incidents: readonly IncidentSummary[]): readonly AskedAbout[] =>
  incidents.flatMap((incident) => [incident, ...incident.carried]);

/** What stands there until somebody chooses: as they are judged now. */
const chosenOf = ({ is }: ParentsDraft, incidents: readonly IncidentSummary[]): ParentsDraft['is'] => {
  const isNoNeed = incidents.length > 0 && askedAbout(incidents).every(needsNoTelling);
  if (is === '' && isNoNeed) return 'no-need';
  return is === 'no-need' && !isNoNeed ? '' : is;
};

/** Null where something is missing yet. */
export const parentsAnswerOf = (
  draft: ParentsDraft,
  incidents: readonly IncidentSummary[],
): ParentsAnswer | null => {
  const is = chosenOf(draft, incidents);
  const { at, by, why } = draft;
  const toldAt = schoolInstant(at);
  switch (is) {
    case 'told':
      return toldAt === null || by.trim() === '' ? null : { is, at: toldAt, by: by.trim() };
    case 'not-told':
      return why.trim() === '' ? null : { is, why: why.trim() };
    case 'no-need':
      return { is };
    case '':
      return null;
  }
};

const TellingFields = ({ draft }: { draft: Signal<ParentsDraft> }) => {
  const { clock, session } = useDashboard();
  const set = (change: Partial<ParentsDraft>) => (draft.value = { ...draft.peek(), ...change });
  const me = session.account.value?.name ?? '';
  return (
    <>
      <div class="two-columns">
        <MomentField
          label="When"
          name="parentsToldAt"
          hint=""
          value={draft.value.at}
          onInput={(at) => set({ at })}
        />
        <TextField
          label="By whom"
          name="parentsToldBy"
          value={draft.value.by}
          onInput={(by) => set({ by })}
          maxLength={120}
          isRequired={false}
        />
      </div>
      <Button onClick={() => set({ at: schoolMoment(clock.now.peek()), by: me })}>Just now, by me</Button>
    </>
  );
};

/** Whose parents are asked about because what they were in was merged into these. */
const CarriedPeople = ({ incidents }: { incidents: readonly IncidentSummary[] }) => {
  const people = incidents.flatMap(({ carried }) => carried.flatMap((each) => each.people));
  const names = [...new Set(people.map(({ name }) => name))];
  return (
    <p class="quiet-text" data-carried>
      Also for what was merged into {incidents.length === 1 ? 'this one' : 'these'}
      {names.length > 0 && (
        <>
          , about <span dir="auto">{names.join(', ')}</span>
        </>
      )}
      .
    </p>
  );
};

export interface ParentsQuestionProps {
  readonly incidents: readonly IncidentSummary[];
  readonly draft: Signal<ParentsDraft>;
}

/** Asked once for all that are closed together: not telling is as quickly answered as telling (R47). */
export const ParentsQuestion = ({ incidents, draft }: ParentsQuestionProps) => {
  const is = chosenOf(draft.value, incidents);
  const { why } = draft.value;
  const asked = askedAbout(incidents);
  const options = [
    { value: 'told', label: 'Told' },
    { value: 'not-told', label: 'Not told, because…' },
    ...(asked.every(needsNoTelling)
      ? ([{ value: 'no-need', label: 'No need: it was not a concern' }] as const)
      : []),
  ] as const;
  return (
    <div class="parents-question">
      <Choice
        legend={asked.length === 1 ? 'Were the parents told?' : 'Were the parents told? The same for all'}
        look="list"
        value={is}
        onChange={(value: ParentsDraft['is']) => (draft.value = { ...draft.peek(), is: value })}
        options={options}
      />
      {asked.length > incidents.length && <CarriedPeople incidents={incidents} />}
      {is === '' && asked.some(tellingMayHarm) && (
        <p class="quiet-text">
          Where telling them could put a child in danger, do not: ask social care first, and write that here.
        </p>
      )}
      {is === 'told' && <TellingFields draft={draft} />}
      {is === 'not-told' && (
        <TextAreaField
          label="Why they were not told"
          name="parentsNotToldWhy"
          value={why}
          onInput={(value) => (draft.value = { ...draft.peek(), why: value })}
          rows={2}
          maxLength={longestWhy}
        />
      )}
    </div>
  );
};
