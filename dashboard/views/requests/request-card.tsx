import { useSignal } from '@preact/signals';
import type { RequestAnswer } from '#shared/api/requests.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { namesOf, pagesOf, type RequestGroup } from '../../state/request-groups.ts';
import { lasted } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { AnswerRequest } from './answer-request.tsx';
import { leaseEnds } from './lease-ends.ts';
import { refusalWords } from './refusal-words.ts';

const aboutWords = { page: '', download: 'Download from ', upload: 'Upload to ' } as const;

export interface RequestCardProps {
  readonly group: RequestGroup;
  /** The lesson they were asked in; its end is the usual one. */
  readonly lesson: { readonly endsAt: number } | null;
  /** Told what was said, so that the card can stay and say it. */
  readonly onAnswered: (words: string) => void;
}

const Facts = ({ group, isInLesson }: { group: RequestGroup; isInLesson: boolean }) => {
  const { clock } = useDashboard();
  const [first] = group.requests;
  const pages = pagesOf(group);
  const words = [...new Set(group.requests.map((each) => each.words))].filter((each) => each !== '');
  return (
    <>
      <p class="request-site" title={pages.join('\n')}>
        {aboutWords[group.about]}
        <bdi>{group.host}</bdi>
      </p>
      {pages.length === 1 ? <bdi class="request-page">{pages[0]}</bdi> : <p>{pages.length} pages of it</p>}
      <p>
        <bdi>{namesOf(group).join(', ')}</bdi>
        {first && !isInLesson && <span> ({first.className})</span>}
        {first && <span class="quiet-text"> · {lasted(clock.now.value - first.askedAt)}</span>}
      </p>
      {words.slice(0, 3).map((each) => (
        <p key={each} class="request-words" dir="auto">
          “{each}”
        </p>
      ))}
      <p class="request-rule">{first?.rule}</p>
    </>
  );
};

/** One site that one or several pupils ask for: allowed or not by one tap, or with every choice. */
export const RequestCard = ({ group, lesson, onAnswered }: RequestCardProps) => {
  const { api, clock, notices } = useDashboard();
  const isChoosing = useSignal(false);
  const isBusy = useSignal(false);
  const canBeOpened = group.requests.every((request) => request.canBeOpened);
  const send = async (answer: RequestAnswer) => {
    const requestIds = group.requests.slice(0, 100).map(({ requestId }) => requestId);
    const result = await api.call('answerRequests', { requestIds, answer });
    if (result.ok) onAnswered(answer.is === 'allow' ? 'Allowed' : `“${answer.words}”`);
    return result;
  };
  const tap = async (answer: RequestAnswer) => {
    isBusy.value = true;
    const result = await send(answer);
    isBusy.value = false;
    if (!result.ok) notices.say('bad', result.detail);
  };
  const [usual] = leaseEnds(lesson, clock.now.value);
  const allow = () => {
    const endsAt = usual?.endsAt(clock.now.peek()) ?? 'lesson';
    return tap({ is: 'allow', opens: 'page', whom: 'pupils', endsAt, words: '' });
  };
  const whose = `${namesOf(group).join(', ')}, ${group.host}`;
  return (
    <li class="request-card" data-request={group.key} data-about={group.about}>
      <Facts group={group} isInLesson={lesson !== null} />
      <div class="request-answers">
        {canBeOpened && (
          <Button
            kind="primary"
            isBusy={isBusy.value}
            onClick={allow}
            label={`Allow: ${whose}`}
            title={usual === undefined ? undefined : `Until: ${usual.label}`}
          >
            Allow
          </Button>
        )}
        <Button
          isBusy={isBusy.value}
          onClick={() => tap({ is: 'refuse', words: refusalWords[0] })}
          label={`Not now: ${whose}`}
        >
          Not now
        </Button>
        <Button kind="quiet" onClick={() => (isChoosing.value = true)} label={`More choices: ${whose}`}>
          More…
        </Button>
      </div>
      {isChoosing.value && (
        <AnswerRequest group={group} lesson={lesson} send={send} onClose={() => (isChoosing.value = false)} />
      )}
    </li>
  );
};
