import { useSignal, useSignalEffect } from '@preact/signals';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExceptionsInForce } from './exceptions-in-force.tsx';
import { GrantException, type GrantChoice } from './grant-exception.tsx';
import { RequestQueue } from './request-queue.tsx';

export interface LessonRequestsProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
  /** Whom something may be opened for beside the whole class. */
  readonly selected: readonly Tile[];
}

const choicesFor = (facts: LessonFacts, selected: readonly Tile[], all: readonly Tile[]): GrantChoice[] => {
  const whole: GrantChoice = {
    label: `All ${facts.className}`,
    to: { kind: 'class', classId: facts.classId },
  };
  const one = ({ pupilId, name }: Tile): GrantChoice => ({
    label: name,
    to: { kind: 'pupils', pupilIds: [pupilId] },
  });
  const some: GrantChoice = {
    label: `The ${selected.length} selected`,
    to: { kind: 'pupils', pupilIds: selected.map(({ pupilId }) => pupilId) },
  };
  return [...(selected.length > 0 ? [some] : []), whole, ...all.map(one)];
};

/** In a lesson: who asks "May I?", and what others have opened; what the lesson itself has opened is among what is on. */
export const LessonRequests = ({ lesson, facts, selected }: LessonRequestsProps) => {
  const { api } = useDashboard();
  const { lessonId } = facts;
  const requests = useResource(() => api.call('requests', { lessonId }), { reloadOn: 'requests-changed' });
  const isGranting = useSignal(false);
  const known = requests.state.value.value ?? [];
  const others = lesson.exceptions.value.filter((each) => each.lessonId !== lessonId);
  useSignalEffect(() => {
    const waiting = (requests.state.value.value ?? []).filter(({ state }) => state === 'waiting');
    lesson.asking.value = new Set(waiting.map(({ pupilId }) => pupilId));
  });
  return (
    <div class="lesson-requests">
      <RequestQueue requests={known} lesson={facts} />
      {requests.state.value.failure !== null && (
        <p class="error" role="status">
          Requests could not be loaded: {requests.state.value.failure.detail}
        </p>
      )}
      <div class="open-for-a-while">
        <Button icon="plus" onClick={() => (isGranting.value = true)}>
          Open a site…
        </Button>
        {others.length > 0 && (
          <details>
            <summary>
              Open from outside this lesson <span class="count">{others.length}</span>
            </summary>
            <ExceptionsInForce exceptions={others} mayEnd={false} />
          </details>
        )}
      </div>
      {isGranting.value && (
        <Dialog
          title="Open a site for a while"
          onClose={() => (isGranting.value = false)}
          name="grant-exception"
        >
          <GrantException
            choices={choicesFor(facts, selected, lesson.tiles.value)}
            lesson={facts}
            onDone={() => (isGranting.value = false)}
            onCancel={() => (isGranting.value = false)}
          />
        </Dialog>
      )}
    </div>
  );
};
