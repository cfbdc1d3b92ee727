import { useEffect, useState } from 'preact/hooks';
import { askWorker } from '../../pages/ask-worker.ts';
import { Page, show } from '../../pages/page.tsx';
import { say, type Spoken } from '../../pages/say.tsx';

interface Limit {
  readonly by: string;
  readonly most: number;
}

const limitWords = ({ by, most }: Limit): Spoken =>
  most === 1
    ? say('{who} says: 1 tab, so that we can think of one thing. To open something new, close a tab first.', {
        who: by,
      })
    : say(
        '{who} says: {count} tabs, so that we can think of one thing. To open something new, close a tab first.',
        { who: by, count: most },
      );

const TabLimit = () => {
  const [limit, setLimit] = useState<Limit | null>(null);
  useEffect(() => {
    void askWorker('ask-tab-limit', {}).then((answer) => setLimit(answer?.limit ?? null));
  }, []);
  return (
    <Page mood="kind" title={say('That is enough tabs for now')} address={null}>
      {limit === null ? <p>{say('Close this tab and try again.')}</p> : <p>{limitWords(limit)}</p>}
      <div class="row">
        <button class="choice go" type="button" onClick={() => void askWorker('close-tab', {})}>
          {say('Back to my tabs')}
        </button>
      </div>
    </Page>
  );
};

void show(<TabLimit />);
