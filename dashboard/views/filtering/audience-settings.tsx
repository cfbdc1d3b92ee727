import { settingsToBeginWith } from '#shared/policy/person-rules.ts';
import type { AudienceRules, FileKind, PolicyRules, TransferRule } from '#shared/policy/policy.ts';
import { audienceLabel, inherited, type Roster } from '../../state/policy-edit.ts';
import { Field } from '../../ui/field.tsx';

export interface AudienceSettingsProps {
  readonly rules: PolicyRules;
  readonly current: AudienceRules;
  readonly roster: Roster;
  readonly onChange: (rules: AudienceRules) => void;
}

const imagesWords = { strict: 'With safe search', 'creative-commons': 'Free pictures only', off: 'Off' };
const aiWords = { allow: 'Shown', off: 'Off' };
const transferWords: Record<TransferRule, string> = { allow: 'Allow', ask: 'Ask a teacher', stop: 'Stop' };
const fileKindWords: Record<FileKind, string> = {
  program: 'Programs',
  archive: 'Archives (zip)',
  document: 'Documents',
  picture: 'Pictures',
  'sound-or-video': 'Sound and video',
  'web-page': 'Web pages',
  other: 'Other files',
};
const fileKinds = Object.keys(fileKindWords) as FileKind[];

interface SettingProps<Value extends string> extends AudienceSettingsProps {
  readonly label: string;
  readonly name: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly read: (rules: AudienceRules) => Value | undefined;
  readonly write: (rules: AudienceRules, value: Value | undefined) => AudienceRules;
  /** What holds where nobody says anything. */
  readonly otherwise: Value;
}

/** What holds while this audience says nothing, and who says so. */
const inheritedWords = <Value extends string>(props: SettingProps<Value>): { what: string; who: string } => {
  const { rules, current, roster, words, read, otherwise } = props;
  const wider = inherited(rules, current.audience, roster, read);
  if (wider === null) return { what: words[otherwise], who: 'nobody says otherwise' };
  return { what: words[wider.value], who: `from ${audienceLabel(wider.from, roster)}` };
};

const Setting = <Value extends string>(props: SettingProps<Value>) => {
  const { label, name, words, current, read, write, onChange } = props;
  const values = Object.keys(words) as Value[];
  const chosen = read(current);
  const { what, who } = inheritedWords(props);
  return (
    <Field label={label} hint={chosen === undefined ? `${what}: ${who}` : undefined}>
      {(ids) => (
        <select
          {...ids}
          name={name}
          value={chosen ?? ''}
          data-inherits={chosen === undefined}
          onChange={({ currentTarget }) =>
            onChange(
              write(
                current,
                values.find((value) => value === currentTarget.value),
              ),
            )
          }
        >
          <option value="">Not said here ({what})</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {words[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const withDownload = (
  { downloads: before, ...others }: AudienceRules,
  kind: FileKind,
  value: TransferRule | undefined,
): AudienceRules => {
  const { [kind]: _, ...rest } = before ?? {};
  const downloads = value === undefined ? rest : { ...rest, [kind]: value };
  return Object.keys(downloads).length === 0 ? others : { ...others, downloads };
};

/** Pictures, machine answers, downloads and uploads for one audience, each with what it inherits from whom. */
export const AudienceSettings = (props: AudienceSettingsProps) => (
  <section class="card" aria-labelledby="settings-title">
    <h2 id="settings-title">Pictures, AI answers, downloads and uploads</h2>
    <div class="settings-grid">
      <Setting
        {...props}
        label="Searching for pictures"
        name="images"
        words={imagesWords}
        otherwise={settingsToBeginWith.images}
        read={({ images }) => images}
        write={({ images: _, ...others }, images) => (images === undefined ? others : { ...others, images })}
      />
      <Setting
        {...props}
        label="AI answers in search engines"
        name="aiAnswers"
        words={aiWords}
        otherwise={settingsToBeginWith.aiAnswers}
        read={({ aiAnswers }) => aiAnswers}
        write={({ aiAnswers: _, ...others }, aiAnswers) =>
          aiAnswers === undefined ? others : { ...others, aiAnswers }
        }
      />
      <Setting
        {...props}
        label="Uploads"
        name="uploads"
        words={transferWords}
        otherwise={settingsToBeginWith.uploads}
        read={({ uploads }) => uploads}
        write={({ uploads: _, ...others }, uploads) =>
          uploads === undefined ? others : { ...others, uploads }
        }
      />
      {fileKinds.map((kind) => (
        <Setting
          key={kind}
          {...props}
          label={`Downloads: ${fileKindWords[kind]}`}
          name={`downloads-${kind}`}
          words={transferWords}
          otherwise={settingsToBeginWith.downloads[kind]}
          read={({ downloads }) => downloads?.[kind]}
          write={(rules, value) => withDownload(rules, kind, value)}
        />
      ))}
    </div>
    <p class="quiet-text">Programs are always stopped for pupils and guests, whatever is chosen.</p>
  </section>
);
