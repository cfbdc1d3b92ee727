import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { schoolYearLabel, termLabels, termNames, type YearDates } from '#shared/governance/school-terms.ts';
import { dateInWords } from '#shared/governance/report-words.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';

/** When the school's terms begin. */
export const TermDates = ({ onSaved }: { onSaved: () => unknown }) => {
  const isOpen = useSignal(false);
  return (
    <>
      <Button kind="quiet" onClick={() => (isOpen.value = true)}>
        Term dates
      </Button>
      {isOpen.value && (
        <Dialog
          title="First days of the terms"
          name="term-dates"
          size="wide"
          onClose={() => (isOpen.value = false)}
        >
          <Dates
            onSaved={() => {
              isOpen.value = false;
              onSaved();
            }}
          />
        </Dialog>
      )}
    </>
  );
};

const Dates = ({ onSaved }: { onSaved: () => void }) => {
  const { api } = useDashboard();
  const terms = useResource(() => api.call('schoolTerms', {}));
  return (
    <>
      <p>
        A term lasts until the next one begins, so that every day is in one report. Days of published reports
        stay as they are.
      </p>
      <Loaded resource={terms} what="the terms">
        {(answer) => (
          <div class="term-years">
            {answer.years.map((dates) => (
              <YearForm key={dates.year} dates={dates} answer={answer} onSaved={onSaved} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
};

interface YearFormProps {
  readonly dates: YearDates;
  readonly answer: EndpointAnswer<'schoolTerms'>;
  readonly onSaved: () => void;
}

const YearForm = ({ dates, answer, onSaved }: YearFormProps) => {
  const { api } = useDashboard();
  const edited = useSignal(dates);
  const { fixedUntil } = answer;
  const isFixed = (date: string) => fixedUntil !== null && date <= fixedUntil;
  if (termNames.every((name) => isFixed(dates[name])))
    return (
      <p class="quiet-text">
        {schoolYearLabel(dates.year)}: {termNames.map((name) => dateInWords(dates[name])).join(', ')}
      </p>
    );
  return (
    <Form
      name={`terms-${dates.year}`}
      submit={`Save ${schoolYearLabel(dates.year)}`}
      onSubmit={() => api.call('saveSchoolTerms', edited.peek())}
      onDone={onSaved}
    >
      <div class="term-fields">
        {termNames.map((name) => (
          <Field key={name} label={`${termLabels[name]} ${schoolYearLabel(dates.year)}`}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                name={`${name}-${dates.year}`}
                value={edited.value[name]}
                readOnly={isFixed(dates[name])}
                onInput={(event) => (edited.value = { ...edited.peek(), [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </Form>
  );
};
