import { useSignal } from '@preact/signals';
import type { NoticedSite } from '#shared/api/noticed-sites.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import type { Roster } from '../../state/policy-edit.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { verdictLabels } from '../filtering/verdict-words.ts';
import { ForWhom, listFor, usualAudiences } from './list-for-whom.tsx';

export interface NoticedSitesProps {
  readonly sites: readonly NoticedSite[];
  readonly draft: PolicyDraft;
  readonly roster: Roster;
}

interface SiteProps extends Omit<NoticedSitesProps, 'sites'> {
  readonly site: NoticedSite;
}

const whyWords = ({ why, devices }: NoticedSite): string => {
  if (why === 'new') return 'nobody here had been there before';
  return `shows other sites’ pages under its own name: closed on ${devices} ${devices === 1 ? 'device' : 'devices'}`;
};

/** What is decided goes into the draft, as all changes do. */
const Decide = ({ site, draft, roster, onClose }: SiteProps & { readonly onClose: () => void }) => {
  const { notices } = useDashboard();
  const verdict = useSignal<'allow' | 'block'>('block');
  const audiences = usualAudiences();
  const chosen = useSignal(audienceKey({ kind: 'everyone' }));
  const done = () => {
    listFor(draft, { audiences, chosen }, site.host, verdict.peek());
    notices.say('good', 'The change is in your draft: publish it when you are ready.');
    onClose();
  };
  return (
    <Form
      name="decide-site"
      submit="Put it in the draft"
      onSubmit={() => Promise.resolve({ ok: true, value: {} })}
      onDone={done}
      onCancel={onClose}
    >
      <Choice
        legend="What happens?"
        value={verdict.value}
        onChange={(value) => (verdict.value = value)}
        options={[
          { value: 'block', label: 'Block it' },
          { value: 'allow', label: 'Open it' },
        ]}
      />
      <ForWhom audiences={audiences} roster={roster} chosen={chosen} />
    </Form>
  );
};

const Site = (props: SiteProps) => {
  const { site } = props;
  const { clock } = useDashboard();
  const isDeciding = useSignal(false);
  const close = () => (isDeciding.value = false);
  return (
    <li class="report-group" data-noticed-site={site.host} data-why={site.why}>
      <p class="request-site">
        <bdi>{site.host}</bdi>
      </p>
      <p class="quiet-text">
        {whyWords(site)} · {dayAndTime(site.noticedAt, clock.now.value)}
      </p>
      <p>
        {(['KS1', 'KS2'] as const).map((keyStage) => (
          <span key={keyStage}>
            {keyStage === 'KS1' ? 'Key stage 1' : 'Key stage 2'}:{' '}
            <span class="tag" data-verdict={site.verdicts[keyStage]}>
              {verdictLabels[site.verdicts[keyStage]]}
            </span>{' '}
          </span>
        ))}
      </p>
      <div>
        <Button onClick={() => (isDeciding.value = true)} label={`Decide: ${site.host}`}>
          Decide…
        </Button>
      </div>
      {isDeciding.value && (
        <Dialog title={<bdi>{site.host}</bdi>} onClose={close} name="decide-site">
          <Decide {...props} onClose={close} />
        </Dialog>
      )}
    </li>
  );
};

const shownAtFirst = 8;

/** Sites that no list, category or person has spoken of, those that were caught first. */
export const NoticedSites = ({ sites, ...rest }: NoticedSitesProps) => {
  const areAllShown = useSignal(false);
  if (sites.length === 0) return <p class="quiet-text">Nothing in the last two weeks.</p>;
  const shown = areAllShown.value ? sites : sites.slice(0, shownAtFirst);
  return (
    <>
      <ul class="exceptions">
        {shown.map((site) => (
          <Site key={`${site.why} ${site.host}`} site={site} {...rest} />
        ))}
      </ul>
      {shown.length < sites.length && (
        <Button kind="quiet" onClick={() => (areAllShown.value = true)}>
          {`Show ${sites.length - shown.length} more`}
        </Button>
      )}
    </>
  );
};
