import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MayIRequest } from '#shared/api/requests.ts';
import { groupRequests, namesOf, type RequestGroup } from '../../state/request-groups.ts';
import { Icon } from '../../ui/icon.tsx';
import { RequestCard } from './request-card.tsx';

/** An answered card keeps its place so long: the next one must not slide under the pointer. */
const staysMs = 4_000;

interface Shown {
  readonly group: RequestGroup;
  /** What was said; null while it waits. */
  readonly said: string | null;
}

export interface RequestQueueProps {
  readonly requests: readonly MayIRequest[];
  readonly lesson: { readonly endsAt: number } | null;
}

/** Waiting ones in order, and those just answered where they were. */
const useShown = (requests: readonly MayIRequest[]) => {
  const answered = useSignal<ReadonlyMap<string, Shown & { readonly until: number }>>(new Map());
  const groups = groupRequests(requests);
  const waiting = new Set(groups.map(({ key }) => key));
  const shown: Shown[] = [
    ...groups.map((group) => ({ group, said: null })),
    ...[...answered.value.values()].filter(({ group }) => !waiting.has(group.key)),
  ].toSorted((a, b) => askedAt(a) - askedAt(b));
  const note = (group: RequestGroup, said: string) => {
    answered.value = new Map(answered.peek()).set(group.key, { group, said, until: Date.now() + staysMs });
  };
  useEffect(() => {
    if (answered.value.size === 0) return undefined;
    const timer = setTimeout(() => {
      const now = Date.now();
      answered.value = new Map([...answered.peek()].filter(([, { until }]) => until > now));
    }, staysMs);
    return () => clearTimeout(timer);
  }, [answered.value]);
  return { shown, note };
};

const askedAt = ({ group }: Shown): number => group.requests[0]?.askedAt ?? 0;

export const asksWords = (pupils: number): string =>
  `${pupils} ${pupils === 1 ? 'pupil asks' : 'pupils ask'}`;

/** Who asks "May I?", in a short list that is answered from top to bottom. */
export const RequestQueue = ({ requests, lesson }: RequestQueueProps) => {
  const { shown, note } = useShown(requests);
  const waiting = requests.filter(({ state }) => state === 'waiting');
  const pupils = new Set(waiting.map(({ pupilId }) => pupilId)).size;
  return (
    <section class="requests" aria-labelledby="requests-title" data-requests={waiting.length}>
      <h2 id="requests-title">
        <Icon name="hand" /> {pupils === 0 ? 'May I?' : asksWords(pupils)}
      </h2>
      <p class="unseen" role="status">
        {pupils === 0 ? '' : `${asksWords(pupils)} “May I?”. Press R in the class to answer.`}
      </p>
      {shown.length > 0 && (
        <ul class="request-list">
          {shown.map(({ group, said }) =>
            said === null ? (
              <RequestCard
                key={group.key}
                group={group}
                lesson={lesson}
                onAnswered={(words) => note(group, words)}
              />
            ) : (
              <li key={group.key} class="request-card" data-answered role="status">
                <p class="request-site">
                  <bdi>{group.host}</bdi>
                </p>
                <p>
                  <bdi>{namesOf(group).join(', ')}</bdi>: {said}
                </p>
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  );
};

/** From wherever the keyboard is to the one who waits longest. True when there is one. */
export const focusRequests = (): boolean => {
  const first = document.querySelector<HTMLElement>('.request-card button');
  first?.focus();
  return first !== null;
};
