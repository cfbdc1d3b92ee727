import { useSignal } from '@preact/signals';
import { useDashboard } from '../dashboard-context.ts';
import type { Notice } from '../state/notices.ts';
import { Icon } from './icon.tsx';

const icons = { good: 'check', news: 'people', bad: 'silent' } as const;

/** The one live region for results that have no place of their own. */
export const NoticeList = () => {
  const { notices } = useDashboard();
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.shown.value.map((notice) => (
        <div key={notice.id} class={`notice ${notice.tone}`}>
          <Icon name={icons[notice.tone]} />
          <NoticeText notice={notice} />
          <button class="button quiet icon-only" type="button" onClick={() => notices.dismiss(notice.id)}>
            <Icon name="close" />
            <span class="unseen">Dismiss</span>
          </button>
        </div>
      ))}
    </div>
  );
};

/** On a projector a class reads along: what names pupils waits until it is asked for. */
const NoticeText = ({ notice: { text, areNamesHidden } }: { notice: Notice }) => {
  const isAskedFor = useSignal(false);
  if (isAskedFor.value || !areNamesHidden?.value) return <p>{text}</p>;
  return (
    <p>
      News from a colleague. Names are hidden, and so is this.{' '}
      <button class="link" type="button" onClick={() => (isAskedFor.value = true)}>
        Read it
      </button>
    </p>
  );
};
