import { useSignal } from '@preact/signals';
import type { ReportedSite } from '#shared/api/filter-reports.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import type { Audience } from '#shared/policy/policy.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { PolicyDraft } from '../../state/policy-draft.ts';
import type { Roster } from '../../state/policy-edit.ts';
import type { ReportGroup } from '../../state/request-groups.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { verdictLabels } from '../filtering/verdict-words.ts';
import { ForWhom, listFor, usualAudiences } from './list-for-whom.tsx';
import { wantsLabels } from './report-site.tsx';

export interface ReportedSitesProps {
  readonly groups: readonly ReportGroup[];
  readonly draft: PolicyDraft;
  readonly roster: Roster;
}

const usualWords: Record<ReportedSite['wants'], Record<'changed' | 'not-changed', string>> = {
  block: {
    changed: 'Thank you for telling us. It will be closed.',
    'not-changed': 'Thank you. We looked: this page is safe, so it stays open.',
  },
  open: {
    changed: 'Thank you for telling us. It will be open.',
    'not-changed': 'Thank you. We looked: this page stays closed.',
  },
};

const audiencesFor = ({ reports }: ReportGroup, roster: Roster): Audience[] => {
  const [first] = reports;
  return usualAudiences(roster.pupils.find(({ pupilId }) => pupilId === first?.pupilId)?.classId);
};

interface AnswerProps extends Omit<ReportedSitesProps, 'groups'> {
  readonly group: ReportGroup;
  readonly onClose: () => void;
}

/** Words for those who reported, and at once the change of policy as a draft where there is to be one. */
const Answer = ({ group, draft, roster, onClose }: AnswerProps) => {
  const { api, notices } = useDashboard();
  const outcome = useSignal<'changed' | 'not-changed'>('changed');
  const words = useSignal(usualWords[group.wants].changed);
  const audiences = audiencesFor(group, roster);
  const key = useSignal(audienceKey(audiences[0] ?? { kind: 'everyone' }));
  const choose = (value: 'changed' | 'not-changed') => {
    outcome.value = value;
    words.value = usualWords[group.wants][value];
  };
  const send = () => {
    const requestIds = group.reports.slice(0, 500).map(({ requestId }) => requestId);
    return api.call('answerFilterReports', {
      requestIds,
      outcome: outcome.peek(),
      words: words.peek().trim(),
    });
  };
  const done = () => {
    if (outcome.peek() === 'changed') {
      listFor(draft, { audiences, chosen: key }, group.host, group.wants === 'block' ? 'block' : 'allow');
      notices.say('good', 'Answered. The change is in your draft: publish it when you are ready.');
    } else notices.say('good', 'Answered.');
    onClose();
  };
  return (
    <Form name="answer-report" submit="Answer" onSubmit={send} onDone={done} onCancel={onClose}>
      <Choice
        legend="What happens?"
        value={outcome.value}
        onChange={choose}
        options={[
          { value: 'changed', label: group.wants === 'block' ? 'Block it' : 'Open it' },
          { value: 'not-changed', label: 'Leave it as it is' },
        ]}
      />
      {outcome.value === 'changed' && <ForWhom audiences={audiences} roster={roster} chosen={key} />}
      <TextField
        label="What they read"
        name="answer-words"
        value={words.value}
        onInput={(value) => (words.value = value)}
        maxLength={200}
        hint="In words a child understands."
      />
    </Form>
  );
};

const reportersWords = ({ reports }: ReportGroup): string => {
  const names = [
    ...new Set(
      reports.map(({ reporter, className }) => (className ? `${reporter} (${className})` : reporter)),
    ),
  ];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
};

const Group = ({ group, ...rest }: Omit<AnswerProps, 'onClose'>) => {
  const { clock } = useDashboard();
  const isAnswering = useSignal(false);
  const [first] = group.reports;
  if (first === undefined) return null;
  const close = () => (isAnswering.value = false);
  const words = [...new Set(group.reports.map((report) => report.words))].filter((each) => each !== '');
  return (
    <li class="report-group" data-report-group={group.host} data-answered={group.isAnswered}>
      <p class="request-site">
        <bdi>{group.host}</bdi> <span class="quiet-text">{wantsLabels[group.wants]}</span>{' '}
        {group.reports.length > 1 && <span class="count">{group.reports.length} reports</span>}
      </p>
      <p>
        <bdi>{reportersWords(group)}</bdi>
        <span class="quiet-text"> · {dayAndTime(first.reportedAt, clock.now.value)}</span>
      </p>
      {words.slice(0, 3).map((each) => (
        <p key={each} class="request-words" dir="auto">
          “{each}”
        </p>
      ))}
      <p>
        <span class="tag" data-verdict={first.verdict}>
          {verdictLabels[first.verdict]}
        </span>{' '}
        now, because of: {first.rule}
      </p>
      {first.outcome === null ? (
        <div>
          <Button onClick={() => (isAnswering.value = true)} label={`Answer: ${group.host}`}>
            Answer…
          </Button>
        </div>
      ) : (
        <p dir="auto">
          <strong>{first.answeredBy}:</strong> {first.answer}
        </p>
      )}
      {isAnswering.value && (
        <Dialog title={<bdi>{group.host}</bdi>} onClose={close} name="answer-report">
          <Answer group={group} {...rest} onClose={close} />
        </Dialog>
      )}
    </li>
  );
};

/** What people say of the filter: by site, with how many, and why it is as it is. */
export const ReportedSites = ({ groups, ...rest }: ReportedSitesProps) =>
  groups.length === 0 ? (
    <p class="quiet-text">Nobody has reported a site.</p>
  ) : (
    <ul class="exceptions">
      {groups.map((group) => (
        <Group key={group.key} group={group} {...rest} />
      ))}
    </ul>
  );
