import { useSignal, type Signal } from '@preact/signals';
import { agreementAudienceLabels, type AgreementAudience } from '#shared/agreements/audience.ts';
import type { AgreementText, AgreementTexts } from '#shared/agreements/text.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { addStatement, changeText, whyNotSaved } from '../../state/agreement-edit.ts';
import { useUnsaved } from '../../state/use-unsaved.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { ChecksEditor } from './checks-editor.tsx';
import { LanguagesRow } from './languages-row.tsx';
import { Cards } from './preview.tsx';
import { StatementLine } from './statement-line.tsx';

export interface TextEditorProps {
  readonly audience: AgreementAudience;
  readonly start: AgreementTexts;
  /** Of the draft; 0 where there is none yet. */
  readonly revision: number;
  readonly isFirst: boolean;
  /** Published or discarded. */
  readonly onDone: () => void;
  readonly onSaved: () => unknown;
}

/** Edits a draft, language by language; shape is the same in all. Published, it never changes again. */
export const TextEditor = (props: TextEditorProps) => {
  const texts = useSignal(props.start);
  const saved = useSignal(props.start);
  useUnsaved({
    isUnsaved: () => texts.peek() !== saved.peek(),
    title: () => `Agreement: ${agreementAudienceLabels[props.audience]}`,
  });
  const language = useSignal(props.start[0]?.language ?? 'en');
  const isPreview = useSignal(false);
  const text = texts.value.find((each) => each.language === language.value)?.text;
  if (text === undefined) return null;
  return (
    <div class="agreement-editor">
      <LanguagesRow texts={texts} language={language} />
      {isPreview.value ? (
        <Cards texts={texts.value} isYoung={props.audience === 'ks1'} language={language.value} />
      ) : (
        <Fields texts={texts} language={language.value} text={text} />
      )}
      <Button onClick={() => (isPreview.value = !isPreview.peek())} isPressed={isPreview.value}>
        As it is read
      </Button>
      <Publish {...props} texts={texts} saved={saved} />
    </div>
  );
};

interface FieldsProps {
  readonly texts: Signal<AgreementTexts>;
  readonly language: string;
  readonly text: AgreementText;
}

const Fields = ({ texts, language, text }: FieldsProps) => {
  const change = (part: Partial<AgreementText>) => {
    texts.value = changeText(texts.peek(), language, part);
  };
  return (
    <>
      <TextField
        label="Title"
        name="title"
        language={language}
        value={text.title}
        maxLength={120}
        onInput={(title) => change({ title })}
      />
      <TextAreaField
        label="Introduction"
        name="intro"
        language={language}
        rows={2}
        value={text.intro}
        maxLength={400}
        onInput={(intro) => change({ intro })}
      />
      <ol class="statement-lines">
        {text.statements.map((statement, place) => (
          <StatementLine key={place} {...{ texts, language, statement, place }} />
        ))}
      </ol>
      <Button icon="plus" onClick={() => (texts.value = addStatement(texts.peek()))}>
        Add a statement
      </Button>
      <ChecksEditor texts={texts} language={language} checks={text.checks} />
      <TextField
        label="Thanks"
        name="thanks"
        language={language}
        value={text.thanks}
        maxLength={240}
        onInput={(thanks) => change({ thanks })}
      />
    </>
  );
};

interface PublishProps extends TextEditorProps {
  readonly texts: Signal<AgreementTexts>;
  readonly saved: Signal<AgreementTexts>;
}

const Publish = (props: PublishProps) => {
  const { audience, isFirst, texts, saved, onDone, onSaved } = props;
  const { api, notices } = useDashboard();
  const revision = useSignal(props.revision);
  const isBusy = useSignal(false);
  const change = useSignal<'substance' | 'correction'>('substance');
  const why = whyNotSaved(texts.value);
  const save = async (): Promise<boolean> => {
    const draft = { audience, revision: revision.peek(), texts: texts.peek() };
    const answer = await api.call('saveAgreementDraft', draft);
    if (!answer.ok) {
      notices.say('bad', answer.detail);
      return false;
    }
    revision.value = answer.value.revision;
    saved.value = draft.texts;
    onSaved();
    return true;
  };
  const busily = async (job: () => Promise<void>): Promise<void> => {
    isBusy.value = true;
    await job();
    isBusy.value = false;
  };
  const publish = async (): Promise<void> => {
    if (!(await save())) return;
    const isSubstance = change.peek() === 'substance';
    const done = await api.call('publishAgreement', { audience, revision: revision.peek(), isSubstance });
    if (!done.ok) return notices.say('bad', done.detail);
    notices.say('good', `Version ${done.value.number} is published.`);
    onDone();
  };
  const discard = async (): Promise<void> => {
    const gone = await api.call('discardAgreementDraft', { audience, revision: revision.peek() });
    if (!gone.ok) return notices.say('bad', gone.detail);
    notices.say('good', 'The draft is discarded.');
    onDone();
  };
  return (
    <div class="agreement-publish">
      {!isFirst && (
        <Choice
          legend="What kind of change is it?"
          look="list"
          options={[
            { value: 'substance', label: 'A change of substance: everybody signs anew' },
            { value: 'correction', label: 'A correction: earlier signatures hold' },
          ]}
          value={change.value}
          onChange={(value) => (change.value = value)}
        />
      )}
      <p role="status">{why ?? 'Once published, a version is never changed.'}</p>
      <div class="row-of-buttons">
        <Button
          kind="primary"
          isBusy={isBusy.value}
          isDisabled={why !== null}
          onClick={() => busily(publish)}
        >
          Publish
        </Button>
        <Button
          isBusy={isBusy.value}
          isDisabled={why !== null}
          onClick={() => busily(async () => void (await save()))}
        >
          Save the draft
        </Button>
        {revision.value > 0 && (
          <Button kind="quiet" isBusy={isBusy.value} onClick={() => busily(discard)}>
            Discard the draft
          </Button>
        )}
      </div>
    </div>
  );
};
