import { useSignal } from '@preact/signals';
import {
  agreementAudiences,
  agreementAudienceLabels,
  type AgreementAudience,
} from '#shared/agreements/audience.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { AgreementTexts } from '#shared/agreements/text.ts';
import type { EndpointAnswer } from '#shared/api.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SavePdf } from '../governance/save-pdf.tsx';
import { Preview } from './preview.tsx';
import { TextEditor } from './text-editor.tsx';

type Agreements = EndpointAnswer<'agreements'>;

/** What is agreed, for each audience: the version in force, those before it, and a draft. */
export const TextsTab = () => {
  const { api } = useDashboard();
  const agreements = useResource(() => api.call('agreements', {}));
  return (
    <Loaded resource={agreements} what="the agreements">
      {(answer) =>
        agreementAudiences.map((audience) => (
          <AudienceCard key={audience} audience={audience} answer={answer} onChanged={agreements.reload} />
        ))
      }
    </Loaded>
  );
};

interface AudienceCardProps {
  readonly audience: AgreementAudience;
  readonly answer: Agreements;
  readonly onChanged: () => unknown;
}

const AudienceCard = ({ audience, answer, onChanged }: AudienceCardProps) => {
  const shown = useSignal<AgreementTexts | null>(null);
  const isEditing = useSignal(false);
  const versions = answer.versions.filter((each) => each.audience === audience).toReversed();
  const draft = answer.drafts.find((each) => each.audience === audience) ?? null;
  const start = draft?.texts ?? versions[0]?.texts ?? standardTexts[audience];
  const label = agreementAudienceLabels[audience];
  return (
    <section class="card" aria-labelledby={`text-${audience}`} data-audience={audience}>
      <div class="card-head">
        <h2 id={`text-${audience}`}>{label}</h2>
        {answer.mayEdit && (
          <Button onClick={() => (isEditing.value = true)} label={`${editWords(answer, audience)}: ${label}`}>
            {editWords(answer, audience)}
          </Button>
        )}
      </div>
      {versions.length === 0 && <p class="quiet-text">Nothing is published yet.</p>}
      <ul class="plain-list agreement-versions">
        {versions.map(({ versionId, number, publishedAt, publishedBy, isSubstance, texts }, index) => (
          <li key={versionId}>
            <span>
              <strong>Version {number}</strong>
              {index === 0 ? ', in force' : ''}. {calendarDay(publishedAt)}, <bdi>{publishedBy}</bdi>.{' '}
              {isSubstance ? 'Everybody signs anew.' : 'A correction.'}
            </span>
            <Button onClick={() => (shown.value = texts)} label={`Look at version ${number}, ${label}`}>
              Look at it
            </Button>
            <SavePdf
              path={`/api/agreements/${versionId}/pdf`}
              fileName={`agreement-${audience}-${number}.pdf`}
            />
          </li>
        ))}
      </ul>
      {shown.value !== null && (
        <Dialog title={label} size="wide" name="agreement-preview" onClose={() => (shown.value = null)}>
          <Preview texts={shown.value} isYoung={audience === 'ks1'} />
        </Dialog>
      )}
      {isEditing.value && (
        <Dialog
          title={`Edit: ${label}`}
          size="wide"
          name="agreement-editor"
          onClose={() => (isEditing.value = false)}
        >
          <TextEditor
            audience={audience}
            start={start}
            revision={draft?.revision ?? 0}
            isFirst={versions.length === 0}
            onDone={() => {
              isEditing.value = false;
              onChanged();
            }}
            onSaved={onChanged}
          />
        </Dialog>
      )}
    </section>
  );
};

const editWords = ({ drafts, versions }: Agreements, audience: AgreementAudience): string => {
  if (drafts.some((each) => each.audience === audience)) return 'Go on with the draft';
  return versions.some((each) => each.audience === audience) ? 'Change it' : 'Start from the standard text';
};
