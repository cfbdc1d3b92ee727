import { useEffect, useState } from 'preact/hooks';
import { askWorker } from '../../pages/ask-worker.ts';
import { Page, show } from '../../pages/page.tsx';

interface Limit {
  readonly by: string;
  readonly most: number;
}

const tabs = (count: number): string => (count === 1 ? '1 tab' : `${count} tabs`);

const TabLimit = () => {
  const [limit, setLimit] = useState<Limit | null>(null);
  useEffect(() => {
    void askWorker('ask-tab-limit', {}).then((answer) => setLimit(answer?.limit ?? null));
  }, []);
  return (
    <Page mood="kind" title="That is enough tabs for now" address={null}>
      {limit === null ? (
        <p>Close this tab and try again.</p>
      ) : (
        <p>
          <strong>{limit.by}</strong> says: {tabs(limit.most)}, so that we can think of one thing. To open
          something new, close a tab first.
        </p>
      )}
      <div class="row">
        <button class="choice go" type="button" onClick={() => void askWorker('close-tab', {})}>
          Back to my tabs
        </button>
      </div>
    </Page>
  );
};

show(<TabLimit />);
