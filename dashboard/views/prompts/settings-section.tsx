import { useSignal } from '@preact/signals';
import { homeLanguage } from '#shared/prompts/home/index.ts';
import { ownLanguages } from '#shared/prompts/languages.ts';
import { momentWords } from '#shared/prompts/moment-words.ts';
import { moments, type Moment } from '#shared/prompts/moments.ts';
import { symbolsFor, type PromptSettings } from '#shared/prompts/plan.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { parseHostLines } from '../../state/host-lines.ts';
import { Field, TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { LanguagesField } from './languages-field.tsx';
import { PupilReadings } from './pupil-readings.tsx';

const symbolWords: Record<(typeof symbolsFor)[number], string> = {
  nobody: 'Nobody, unless named below',
  KS1: 'Key stage 1',
  everyone: 'Everybody',
};
/** These two belong to the filter. */
const fixed: ReadonlySet<Moment> = new Set<Moment>(['unknown-site', 'look-alike']);

/** What the school says of its prompts as a whole. */
export const SettingsSection = (props: { settings: PromptSettings; onSaved: () => unknown }) => {
  const { api, notices } = useDashboard();
  const draft = useSignal(props.settings);
  const hosts = useSignal(props.settings.trustedHosts.join('\n'));
  const change = (part: Partial<PromptSettings>): void => {
    draft.value = { ...draft.peek(), ...part };
  };
  const read = parseHostLines(hosts.value);
  const trustedHosts = [...read.hosts, ...read.pages.map(({ host }) => host)];
  const [bad] = read.bad;
  return (
    <section class="card" aria-labelledby="prompt-settings-title">
      <h2 id="prompt-settings-title">For the whole school</h2>
      <Form
        name="prompt-settings"
        submit="Save"
        isDisabled={bad !== undefined}
        onSubmit={() => api.call('savePromptSettings', { ...draft.peek(), trustedHosts })}
        onDone={() => {
          notices.say('good', 'Saved. Devices have it in a moment.');
          props.onSaved();
        }}
      >
        <Choices settings={draft.value} onChange={change} />
        <LanguagesField languages={draft.value.languages} onChange={(languages) => change({ languages })} />
        <TextAreaField
          label="Sites where children may write about themselves"
          name="trusted-hosts"
          hint="One a line. Sites that the filter lists as allowed, and school platforms, are trusted already."
          error={bad === undefined ? null : `Line ${bad.line}: “${bad.text}” ${bad.why}.`}
          isCode
          value={hosts.value}
          onInput={(text) => (hosts.value = text)}
        />
        <Moments off={draft.value.off} onChange={(off) => change({ off })} />
        <PupilReadings settings={draft.value} onChange={(pupils) => change({ pupils })} />
      </Form>
    </section>
  );
};

interface PartProps {
  readonly settings: PromptSettings;
  readonly onChange: (part: Partial<PromptSettings>) => void;
}

const Choices = ({ settings, onChange }: PartProps) => (
  <div class="rule-fields">
    <Field
      label="Language"
      hint={
        homeLanguage(settings.language)?.isReadByNatives === false
          ? 'What the product has in this language has not been read by a native speaker yet.'
          : undefined
      }
    >
      {(ids) => (
        <select
          {...ids}
          name="school-language"
          value={settings.language}
          onChange={(event) => onChange({ language: event.currentTarget.value })}
        >
          {[...ownLanguages, ...settings.languages].map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label="With symbols for">
      {(ids) => (
        <select
          {...ids}
          name="school-symbols"
          value={settings.symbols}
          onChange={(event) => onChange({ symbols: event.currentTarget.value as PromptSettings['symbols'] })}
        >
          {symbolsFor.map((each) => (
            <option key={each} value={each}>
              {symbolWords[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label="A break after so many minutes" hint="0: never. At most 180.">
      {(ids) => (
        <input
          {...ids}
          type="number"
          name="break-after"
          min={0}
          max={180}
          value={settings.breakAfterMinutes}
          onInput={(event) => {
            const minutes = event.currentTarget.valueAsNumber;
            if (Number.isInteger(minutes)) onChange({ breakAfterMinutes: minutes });
          }}
        />
      )}
    </Field>
  </div>
);

const Moments = (props: { off: readonly Moment[]; onChange: (off: Moment[]) => void }) => (
  <fieldset>
    <legend>Children are asked at these moments</legend>
    <p class="hint">Unknown and look-alike sites belong to the filter, and always ask.</p>
    <div class="moment-checks">
      {moments
        .filter((moment) => !fixed.has(moment))
        .map((moment) => (
          <label key={moment} class="check-line">
            <input
              type="checkbox"
              name={`moment-${moment}`}
              checked={!props.off.includes(moment)}
              onChange={({ currentTarget }) =>
                props.onChange([
                  ...props.off.filter((each) => each !== moment),
                  ...(currentTarget.checked ? [] : [moment]),
                ])
              }
            />
            {momentWords[moment].label}
          </label>
        ))}
    </div>
  </fieldset>
);
