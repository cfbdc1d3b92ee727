import type { EndpointAnswer } from '#shared/api.ts';
import { changesNothing } from '#shared/prompts/changes-nothing.ts';
import { questionOf } from './moment-section.tsx';

/** For the co-ordinator: prompts that may as well not be there. */
export const NothingChanged = (props: {
  prompts: EndpointAnswer<'prompts'>;
  onOpen: (promptId: string) => void;
}) => {
  const { prompts, onOpen } = props;
  const idle = prompts.sums.flatMap((sum) => {
    const why = changesNothing(sum);
    return why === null || prompts.offPrompts.includes(sum.promptId) ? [] : [{ promptId: sum.promptId, why }];
  });
  return (
    <section class="card" aria-labelledby="nothing-changed-title">
      <h2 id="nothing-changed-title">Prompts that change nothing</h2>
      {idle.length === 0 ? (
        <p class="quiet-text">
          None. A prompt is listed here once twenty answers show that children pass it by.
        </p>
      ) : (
        <ul class="plain-list">
          {idle.map(({ promptId, why }) => (
            <li key={promptId}>
              <button class="link" type="button" onClick={() => onOpen(promptId)}>
                {questionOf(prompts, promptId)}
              </button>{' '}
              {why}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
