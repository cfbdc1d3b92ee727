import type { LessonView } from '../../state/lesson.ts';
import { tallyReplies } from '../../state/replies.ts';

/** What was answered to the last message that asked something, and by whom. */
export const ReplyCounts = ({ lesson }: { lesson: LessonView }) => {
  const tally = tallyReplies(lesson.activity.value);
  if (tally === null) return null;
  const nameOf = (deviceId: string): string => lesson.tileOfDevice(deviceId)?.name ?? 'A pupil';
  return (
    <section aria-labelledby="replies-title" data-replies>
      <h2 id="replies-title">Answers</h2>
      <p class="quiet-text" dir="auto">
        {tally.message}
      </p>
      {tally.answers.map(({ reply, deviceIds }) => (
        <details key={reply}>
          <summary class="reply-count">
            <bdi>{reply}</bdi> <strong>{deviceIds.length}</strong>
          </summary>
          <p>{deviceIds.map(nameOf).join(', ')}</p>
        </details>
      ))}
    </section>
  );
};
