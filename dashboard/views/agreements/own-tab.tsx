import { useSignal } from '@preact/signals';
import type { AgreementVersion } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { TextField, writtenIn } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { SavePdf } from '../governance/save-pdf.tsx';
import { AnswerChecks } from './answer-checks.tsx';
import { Drawing } from './drawing.tsx';

/** What this member of staff signs themselves. */
export const OwnTab = () => {
  const { api } = useDashboard();
  const own = useResource(() => api.call('ownAgreement', {}));
  return (
    <Loaded resource={own} what="your agreement">
      {({ version, standing, signedAt }) =>
        version === null ? (
          <Empty title="There is nothing to sign yet">
            <p>The school has not published an agreement for staff.</p>
          </Empty>
        ) : (
          <section class="card" aria-labelledby="own-title">
            <Statements version={version} />
            {standing === 'signed' ? (
              <p role="status">
                <strong>You signed this{signedAt !== null && ` on ${calendarDay(signedAt)}`}.</strong> You
                will be asked again next year, or when it changes.
              </p>
            ) : (
              <Sign version={version} onSigned={own.reload} />
            )}
            <SavePdf
              path={`/api/agreements/${version.versionId}/pdf`}
              fileName={`agreement-staff-${version.number}.pdf`}
            />
          </section>
        )
      }
    </Loaded>
  );
};

const Statements = ({ version: { texts } }: { version: AgreementVersion }) => {
  const [first] = texts;
  if (first === undefined) return null;
  const { text, language } = first;
  return (
    <div class="agreement-text" {...writtenIn(language)}>
      <h2 id="own-title">{text.title}</h2>
      <p>{text.intro}</p>
      <ol class="agreement-cards">
        {text.statements.map((statement) => (
          <li key={statement.text}>
            <Drawing name={statement.drawing} />
            <span>{statement.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
};

const Sign = ({ version, onSigned }: { version: AgreementVersion; onSigned: () => unknown }) => {
  const { api, notices, session } = useDashboard();
  const name = useSignal(session.account.value?.name ?? '');
  const { versionId } = version;
  const [first] = version.texts;
  const checks = first?.text.checks ?? [];
  const given = useSignal<readonly (number | undefined)[]>([]);
  return (
    <Form
      name="sign-own"
      isDisabled={checks.some(({ right }, place) => given.value[place] !== right)}
      submit="I have read this and agree"
      onSubmit={() =>
        api.call('signOwnAgreement', {
          versionId,
          name: name.peek(),
          answers: checks.map((_check, place) => given.peek()[place] ?? 0),
        })
      }
      onDone={() => {
        notices.say('good', 'Thank you. Your signature is on file.');
        onSigned();
      }}
    >
      <div {...writtenIn(first?.language ?? 'en')}>
        <AnswerChecks checks={checks} given={given} />
      </div>
      <TextField
        label="Your full name"
        name="name"
        value={name.value}
        maxLength={80}
        onInput={(value) => (name.value = value)}
      />
    </Form>
  );
};
