import type { EndpointAnswer } from '#shared/api.ts';
import type { PromptSum } from '#shared/api/prompts.ts';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { momentWords } from '#shared/prompts/moment-words.ts';
import type { Moment } from '#shared/prompts/moments.ts';
import { filled } from '#shared/prompts/filled.ts';
import { wordingOf } from '#shared/prompts/wording.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { nothingLeftWords } from './nothing-left-words.ts';

type Prompts = EndpointAnswer<'prompts'>;

export interface MomentSectionProps {
  readonly moment: Moment;
  readonly prompts: Prompts;
  readonly onOpen: (promptId: string) => void;
}

const none = { shown: 0, stopped: 0, asked: 0, wentOn: 0, cameBack: 0 };
const sumOf = ({ sums }: Prompts, promptId: string): Omit<PromptSum, 'promptId'> =>
  sums.find((each) => each.promptId === promptId) ?? none;

/** As adults know a prompt: by its question for key stage 2 in English. */
export const questionOf = ({ wordings }: Prompts, promptId: string): string => {
  const wording = wordingOf(wordings, promptId, 'en', 'KS2');
  return wording === null ? promptId : filled(wording.question, { real: '…' });
};

/** The prompts of one moment, what they came to, and what cannot be seen of it. */
export const MomentSection = ({ moment, prompts, onOpen }: MomentSectionProps) => {
  const { label, when, limit } = momentWords[moment];
  const nothingLeft = nothingLeftWords(prompts, moment);
  const rows = catalogue[moment].prompts.map(({ id }) => ({ id, ...sumOf(prompts, id) }));
  const shown = rows.reduce((sum, row) => sum + row.shown, 0);
  return (
    <details class="card moment" data-moment={moment}>
      <summary>
        <h3>{label}</h3> <span class="quiet-text">{standingOf(prompts, moment, shown)}</span>
      </summary>
      <p>{when}</p>
      {nothingLeft !== null && <p role="note">{nothingLeft}</p>}
      {limit !== null && <p class="quiet-text">What cannot be done: {limit}</p>}
      <Table
        caption={label}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            heading: 'Question',
            kind: 'name',
            cell: ({ id }) => <Question prompts={prompts} promptId={id} />,
          },
          { heading: 'Shown', kind: 'number', cell: (row) => row.shown },
          { heading: 'Stopped', kind: 'number', cell: (row) => row.stopped },
          { heading: 'Asked', kind: 'number', cell: (row) => row.asked },
          { heading: 'Went on', kind: 'number', cell: (row) => row.wentOn },
          { heading: 'Came back', kind: 'number', cell: (row) => row.cameBack },
          {
            heading: 'Look and edit',
            isHeadingHidden: true,
            cell: ({ id }) => (
              <Button kind="quiet" onClick={() => onOpen(id)}>
                Look and edit<span class="unseen">: {questionOf(prompts, id)}</span>
              </Button>
            ),
          },
        ]}
      />
    </details>
  );
};

const standingOf = ({ settings, offPrompts }: Prompts, moment: Moment, shown: number): string => {
  if (settings.off.includes(moment)) return 'Switched off';
  const { prompts } = catalogue[moment];
  const off = prompts.filter(({ id }) => offPrompts.includes(id)).length;
  if (off === 0) return `Shown ${times(shown)}`;
  return off === prompts.length
    ? 'All questions switched off'
    : `Shown ${times(shown)}, ${off} of ${prompts.length} questions switched off`;
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const Question = ({ prompts, promptId }: { prompts: Prompts; promptId: string }) => (
  <>
    {questionOf(prompts, promptId)}
    {prompts.wordings.some((each) => each.promptId === promptId) && <span class="tag">Your words</span>}
    {prompts.pictures.some((each) => each.promptId === promptId) && <span class="tag">Your pictures</span>}
    {prompts.offPrompts.includes(promptId) && <span class="tag">Switched off</span>}
  </>
);
