import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useLayoutEffect } from 'preact/hooks';
import type { Incident } from '#shared/api/incidents.ts';
import type { Measures } from '#shared/incidents/measures.ts';
import { triageLabels, triages, type IncidentChange, type Triage } from '#shared/incidents/change.ts';
import {
  infringementCategories,
  kindOf,
  type IncidentKind,
  type InfringementCategory,
} from '#shared/incidents/kinds.ts';
import { narrowerThan, type FewEyes } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ChangeForm } from './change-form.tsx';
import { GiveToFew } from './give-to-few.tsx';
import { KindSelect } from './kind-select.tsx';
import { LosingSight, useReadsOn } from './losing-sight.tsx';
import { MeasuresDecided } from './measures.tsx';
import { useKeys } from './use-keys.ts';

export interface TriageProps {
  readonly incident: Incident;
  readonly onTriage: (triage: Triage) => unknown;
  readonly onChanged: () => unknown;
}

const triageKeys = { true: '1', 'not-a-concern': '2', unsure: '3' } as const;

const Judgement = ({ incident, onTriage }: TriageProps) => (
  <div class="triage" role="group" aria-label="Was there something in it?">
    {triages.map((triage) => (
      <Button
        key={triage}
        isPressed={incident.triage === triage}
        onClick={() => onTriage(triage)}
        shortcut={triageKeys[triage]}
      >
        {triageLabels[triage]}
      </Button>
    ))}
  </div>
);

const nothing = <span class="quiet-text">Nothing is proposed</span>;

const CategoryWords = ({ proposed: { escalation, sanctions } }: { proposed: Measures }) => {
  return (
    <dl class="facts">
      <dt>Goes to</dt>
      <dd dir="auto">{escalation.join(' → ') || nothing}</dd>
      <dt>May follow</dt>
      <dd dir="auto">{sanctions.join(' · ') || nothing}</dd>
    </dl>
  );
};

type Category = InfringementCategory | 'none';

interface ReclassifyProps {
  readonly incident: Incident;
  /** With the new kind, where it was changed. */
  readonly onDone: (kind?: IncidentKind) => void;
}

const Reclassify = ({ incident, onDone }: ReclassifyProps) => {
  const proposed = kindOf[incident.kind].category;
  const kind = useSignal<IncidentKind | ''>(incident.kind);
  const category = useSignal<Category>(incident.category ?? proposed ?? 'none');
  const reason = useSignal('');
  useLayoutEffect(() => document.querySelector<HTMLElement>('[data-form="reclassify"] select')?.focus(), []);
  const isNewKind = kind.value !== '' && kind.value !== incident.kind;
  const change = (): IncidentChange =>
    isNewKind
      ? { kind: 'reclassify', incidentKind: kind.peek() || incident.kind, reason: reason.peek().trim() }
      : {
          kind: 'category',
          category: category.peek() === 'none' ? null : infringementOf(category.peek()),
          reason: reason.peek().trim(),
        };
  return (
    <ChangeForm
      name="reclassify"
      incidentIds={[incident.incidentId]}
      change={change}
      submit={isNewKind ? 'Change kind' : 'Set category'}
      said={isNewKind ? 'The kind is changed.' : 'The category is set.'}
      isDisabled={reason.value.trim() === ''}
      onDone={() => onDone(kind.peek() || incident.kind)}
      onCancel={() => onDone()}
    >
      <KindSelect label="Kind" kind={kind} />
      {kind.value === 'about-an-adult' && incident.audience === 'safeguarding' && (
        <LosingSight audience="head" />
      )}
      {!isNewKind && (
        <Choice
          legend="Category"
          value={category.value}
          onChange={(value: Category) => (category.value = value)}
          options={[
            ...infringementCategories.map((value) => ({ value, label: value })),
            { value: 'none', label: 'None' },
          ]}
        />
      )}
      {!isNewKind && category.value !== 'none' && (
        <CategoryWords proposed={incident.proposals[category.value]} />
      )}
      <ReasonField label="Reason" reason={reason} rows={2} />
    </ChangeForm>
  );
};

const infringementOf = (category: Category): InfringementCategory | null =>
  category === 'none' ? null : category;

/** What it is: whether there was something in it, of which kind, and how grave. */
export const IncidentTriage = (props: TriageProps) => {
  const { incident, onChanged } = props;
  const { desk } = useDashboard();
  const { route } = useLocation();
  const readsOn = useReadsOn();
  const changing = useSignal<'kind' | 'eyes' | null>(null);
  const change = () => (changing.value = 'kind');
  useKeys({ k: change });
  const { category } = incident;
  const proposed = kindOf[incident.kind].category;
  const done = (kind?: IncidentKind) => {
    changing.value = null;
    // What had the focus is gone: the keyboard goes on where it was.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-keyshortcuts="K"]')?.focus());
    if (kind === 'about-an-adult' && incident.audience === 'safeguarding') given('head');
    else onChanged();
  };
  const given = (audience: FewEyes) => {
    changing.value = null;
    // What was done before cannot be taken back by those who do not see it any more.
    desk.did(null);
    if (readsOn(audience)) onChanged();
    else route('/incidents');
  };
  return (
    <section class="card" aria-labelledby="triage-title">
      <h2 id="triage-title">Was there something in it?</h2>
      <Judgement {...props} />
      <p>
        {category !== null && (
          <>
            <strong>Category {category}</strong>
            {category !== proposed && proposed !== null && ` (${proposed} was proposed)`}
          </>
        )}
        {category === null && proposed !== null && `Category ${proposed} is proposed; a person decides.`}
        {category === null && proposed === null && 'No category: a child is or may be in danger.'}
      </p>
      {changing.value === null && (category ?? proposed) !== null && (
        <CategoryWords proposed={incident.proposals[category ?? proposed ?? 'A']} />
      )}
      {changing.value === null && kindOf[incident.kind].about === 'conduct' && (
        <MeasuresDecided incident={incident} onChanged={onChanged} />
      )}
      {changing.value === 'kind' && <Reclassify incident={incident} onDone={done} />}
      {changing.value === 'eyes' && (
        <GiveToFew incident={incident} onGiven={given} onCancel={() => (changing.value = null)} />
      )}
      {changing.value === null && (
        <div class="row-of-buttons triage-more">
          <Button onClick={change} shortcut="K">
            Kind and category…
          </Button>
          {narrowerThan(incident.audience).length > 0 && (
            <Button onClick={() => (changing.value = 'eyes')}>
              {incident.audience === 'head' ? 'It is about the head…' : 'It is about staff…'}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
