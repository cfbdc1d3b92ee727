import { useState } from 'preact/hooks';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { askWorker } from './ask-worker.ts';
import { say } from './say.tsx';

type Stage = 'not-yet' | 'sending' | 'kept' | 'failed';

const wordsOf: Record<'block' | 'open', PupilSentence> = {
  block: 'This page should not be open',
  open: 'This page should be open',
};

export interface ReportFilterProps {
  /** Null: the page in front. */
  readonly address: string | null;
  readonly wants: 'block' | 'open';
}

/** One tap tells those who look after the filter; the answer comes to the popup. */
export const ReportFilter = ({ address, wants }: ReportFilterProps) => {
  const [stage, setStage] = useState<Stage>('not-yet');
  const send = async (): Promise<void> => {
    setStage('sending');
    const answer = await askWorker('report-filter', { address, wants, words: '' });
    setStage(answer?.seq ? 'kept' : 'failed');
  };
  if (stage === 'kept') {
    return (
      <p role="status" class="small" data-report={wants}>
        {say(
          'Thank you. Someone at school will look at it. Click the ThinkClick picture later to read the answer.',
        )}
      </p>
    );
  }
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-report={wants}
        disabled={stage === 'sending'}
        onClick={() => void send()}
      >
        {say(wordsOf[wants])}
      </button>
      {stage === 'failed' && (
        <p role="status" class="small">
          {say('That did not work. Tell your teacher.')}
        </p>
      )}
    </>
  );
};
