import { useSignal } from '@preact/signals';
import type { LedgerCheckAnswer } from '#shared/api/ledger.ts';
import { useDashboard } from '../dashboard-context.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { saveFile } from '../ui/save-file.ts';

const entryWords = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'entry' : 'entries'}`;

const Whole = ({ entries, checkpoint }: LedgerCheckAnswer) => (
  <>
    <p>
      <strong>All is as it was written</strong>: {entryWords(entries)}, each bound to the one before it.
    </p>
    <p class="quiet-text">
      A checkpoint is the school’s signature under all entries so far. Given to somebody outside, such as the
      chair of governors, it shows later that none of them was changed.
    </p>
    <Button
      icon="download"
      onClick={() =>
        saveFile(`ledger-${entries}.checkpoint.txt`, new Blob([checkpoint], { type: 'text/plain' }))
      }
    >
      Save a checkpoint
    </Button>
  </>
);

const Answer = ({ answer }: { answer: LedgerCheckAnswer }) => (
  <section
    class="card ledger-check"
    aria-labelledby="ledger-check-title"
    data-ledger-check={answer.fault ? 'fault' : 'whole'}
  >
    <h2 id="ledger-check-title">The ledger was checked</h2>
    {answer.fault === null ? (
      <Whole {...answer} />
    ) : (
      <p class="error" role="alert">
        <strong>Entry {answer.fault.seq} is not as it was written</strong>: {answer.fault.why}. Keep the
        server and its backups as they are, and ask for help from outside the school.
      </p>
    )}
    <dl class="facts">
      <dt>The school’s public key</dt>
      <dd class="copied-value">
        <code>{answer.key}</code> <CopyButton text={answer.key} what="public key" />
      </dd>
    </dl>
  </section>
);

/** Looks through the whole ledger, on demand: whoever reads it need not take our word for it. */
export const LedgerCheck = ({ onChecked }: { onChecked: () => unknown }) => {
  const { api, notices } = useDashboard();
  const answer = useSignal<LedgerCheckAnswer | null>(null);
  const isBusy = useSignal(false);
  const check = async () => {
    isBusy.value = true;
    const result = await api.call('checkLedger', {});
    isBusy.value = false;
    if (!result.ok) return notices.say('bad', `The ledger was not checked: ${result.detail}`);
    answer.value = result.value;
    onChecked();
  };
  return (
    <>
      <p>
        <Button icon="check" onClick={check} isBusy={isBusy.value}>
          Check the whole ledger
        </Button>
      </p>
      <div role="status">{answer.value !== null && <Answer answer={answer.value} />}</div>
    </>
  );
};
