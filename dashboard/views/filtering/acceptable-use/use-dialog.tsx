import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { audienceKey } from '#shared/policy/audience.ts';
import type { PolicyRules, Use } from '#shared/policy/policy.ts';
import { schoolTimeLabels, schoolTimes } from '#shared/policy/timetable.ts';
import { audienceLabel, type Roster } from '../../../state/policy-edit.ts';
import {
  useOfCategory,
  withCategoryIn,
  withCategoryOut,
  withoutUse,
  withUse,
} from '../../../state/uses-edit.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { AudienceSelect } from '../audience-select.tsx';
import type { PolicyAnswer } from '../policy-answer.ts';
import { standingLabels } from './use-words.ts';

export interface UseDialogProps {
  readonly rules: PolicyRules;
  readonly use: Use;
  readonly roster: Roster;
  readonly categories: PolicyAnswer['categories'];
  readonly onChange: (rules: PolicyRules) => void;
  readonly onClose: () => void;
}

type PartProps = Pick<UseDialogProps, 'use' | 'roster'> & { readonly onUse: (change: Partial<Use>) => void };

const Times = ({ use, onUse }: PartProps) => (
  <fieldset class="chips">
    <legend>At these times</legend>
    {schoolTimes.map((time) => (
      <label key={time} class="chip-choice">
        <input
          type="checkbox"
          name={`time-${time}`}
          checked={use.times.includes(time)}
          onChange={() =>
            onUse({
              times: use.times.includes(time)
                ? use.times.filter((each) => each !== time)
                : [...use.times, time],
            })
          }
        />
        <span>{schoolTimeLabels[time]}</span>
      </label>
    ))}
  </fieldset>
);

const Nominated = ({ use, roster, onUse }: PartProps) => (
  <div class="nominated">
    <p class="field-title" id="nominated-title">
      For these people
    </p>
    <ul class="chips" aria-labelledby="nominated-title">
      {use.nominated.map((each) => (
        <li key={audienceKey(each)} class="chip-taken">
          <bdi>{audienceLabel(each, roster)}</bdi>
          <button
            type="button"
            aria-label={`Take out ${audienceLabel(each, roster)}`}
            onClick={() => onUse({ nominated: use.nominated.filter((other) => other !== each) })}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      {use.nominated.length === 0 && <li class="quiet-text">Nobody yet</li>}
    </ul>
    <AudienceSelect
      label="Add people"
      name="nominate"
      roster={roster}
      without={new Set(use.nominated.map(audienceKey))}
      onPick={(audience) => onUse({ nominated: [...use.nominated, audience] })}
    />
  </div>
);

/** In the order of the moment the dialog opened: nothing moves under the hand. */
const useOwnFirst = ({ use, categories }: UseDialogProps) =>
  useMemo(() => {
    const ordinary = categories.filter(({ isIllegal }) => !isIllegal);
    const isOwn = ({ id }: { id: string }): boolean => use.categoryIds.includes(id);
    return [...ordinary.filter(isOwn), ...ordinary.filter((each) => !isOwn(each))];
  }, [categories]);

const CategoryChoice = (props: UseDialogProps) => {
  const { rules, use, onChange } = props;
  const ownFirst = useOwnFirst(props);
  return (
    <fieldset class="use-category-choice">
      <legend>What counts as this use</legend>
      <div class="use-category-list">
        {ownFirst.map(({ id, label }) => {
          const holder = useOfCategory(rules, id);
          const isHere = holder?.id === use.id;
          return (
            <label key={id}>
              <input
                type="checkbox"
                name={`category-${id}`}
                checked={isHere}
                onChange={() =>
                  onChange(isHere ? withCategoryOut(rules, use, id) : withCategoryIn(rules, use, id))
                }
              />
              <span>
                {label}
                {holder !== null && !isHere && <span class="quiet-text"> now in “{holder.label}”</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
};

/** A row without a name keeps the one it had. */
const Name = ({ use, onUse }: PartProps) => {
  const text = useSignal(use.label);
  return (
    <TextField
      label="Name of this row"
      name="use-label"
      value={text.value}
      maxLength={120}
      error={text.value.trim() === '' ? `Every row needs a name. It is still called “${use.label}”.` : null}
      onInput={(label) => {
        text.value = label;
        if (label.trim() !== '') onUse({ label: label.trim() });
      }}
    />
  );
};

/** Everything of one row. Each change is in the draft at once; publishing is another step. */
export const UseDialog = (props: UseDialogProps) => {
  const { rules, use, roster, onChange, onClose } = props;
  const onUse = (change: Partial<Use>) => onChange(withUse(rules, { ...use, ...change }));
  const part = { use, roster, onUse };
  return (
    <Dialog title={<bdi>{use.label}</bdi>} onClose={onClose} name="use" size="wide">
      <div class="form" data-form="use">
        <Name {...part} />
        <p class="quiet-text">{standingLabels[use.standing]}</p>
        {use.standing === 'at-certain-times' && <Times {...part} />}
        {use.standing === 'nominated' && <Nominated {...part} />}
        {use.standing !== 'not-acceptable' && (
          <Choice
            legend="When it is open"
            value={use.opensWith}
            onChange={(opensWith) => onUse({ opensWith })}
            options={[
              { value: 'allow', label: 'Open at once' },
              { value: 'think', label: 'Stop and think first' },
            ]}
          />
        )}
        <CategoryChoice {...props} />
        <div class="form-actions">
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              onClose();
              onChange(withoutUse(rules, use));
            }}
          >
            Remove this row
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
