import { useDashboard } from '../dashboard-context.ts';
import { Icon } from './icon.tsx';

const icons = { good: 'check', news: 'people', bad: 'silent' } as const;

/** The one live region for results that have no place of their own. */
export const NoticeList = () => {
  const { notices } = useDashboard();
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.shown.value.map(({ id, tone, text }) => (
        <div key={id} class={`notice ${tone}`}>
          <Icon name={icons[tone]} />
          <p>{text}</p>
          <button class="button quiet icon-only" type="button" onClick={() => notices.dismiss(id)}>
            <Icon name="close" />
            <span class="unseen">Dismiss</span>
          </button>
        </div>
      ))}
    </div>
  );
};
