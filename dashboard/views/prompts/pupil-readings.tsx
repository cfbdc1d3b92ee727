import { useSignal } from '@preact/signals';
import { ownLanguages } from '#shared/prompts/languages.ts';
import type { PromptSettings } from '#shared/prompts/plan.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { PupilSelect } from '../pupil-select.tsx';

type Readings = PromptSettings['pupils'];

/** Pupils who read otherwise than the others: with symbols, or in another language. */
export const PupilReadings = (props: { settings: PromptSettings; onChange: (pupils: Readings) => void }) => {
  const { settings, onChange } = props;
  const { api } = useDashboard();
  const pupils = useResource(() => api.call('pupils', {})).state.value.value ?? [];
  const chosen = useSignal('');
  const nameOf = (pupilId: string) =>
    pupils.find((each) => each.pupilId === pupilId)?.name ?? 'A pupil who left';
  const change = (pupilId: string, part: Partial<Readings[number]>): void =>
    onChange(settings.pupils.map((each) => (each.pupilId === pupilId ? { ...each, ...part } : each)));
  const add = (): void => {
    const others = settings.pupils.filter(({ pupilId }) => pupilId !== chosen.peek());
    onChange([...others, { pupilId: chosen.peek(), language: null, hasSymbols: true }]);
    chosen.value = '';
  };
  return (
    <fieldset>
      <legend>Pupils who read with symbols, or in another language</legend>
      {settings.pupils.map(({ pupilId, language, hasSymbols }) => (
        <div key={pupilId} class="prompt-reading">
          <bdi>{nameOf(pupilId)}</bdi>
          <label class="check-line">
            <input
              type="checkbox"
              checked={hasSymbols}
              onChange={({ currentTarget }) => change(pupilId, { hasSymbols: currentTarget.checked })}
            />
            Symbols
          </label>
          <select
            aria-label={`Language for ${nameOf(pupilId)}`}
            value={language ?? ''}
            onChange={({ currentTarget }) => change(pupilId, { language: currentTarget.value || null })}
          >
            <option value="">As the school</option>
            {[...ownLanguages, ...settings.languages].map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <Button
            kind="quiet"
            onClick={() => onChange(settings.pupils.filter((each) => each.pupilId !== pupilId))}
          >
            Remove<span class="unseen"> {nameOf(pupilId)}</span>
          </Button>
        </div>
      ))}
      <div class="prompt-reading">
        <PupilSelect pupils={pupils} chosen={chosen} nobody="Choose a pupil" />
        <Button onClick={add} isDisabled={chosen.value === ''}>
          Add this pupil
        </Button>
      </div>
    </fieldset>
  );
};
