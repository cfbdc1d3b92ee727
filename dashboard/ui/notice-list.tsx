import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';
import type { Notice } from '../state/notices.ts';
import { placeFreely } from './free-place.ts';
import { Icon } from './icon.tsx';

const icons = { good: 'check', news: 'people', bad: 'silent' } as const;

export interface NoticeListProps {
  readonly on: 'page' | 'dialog';
}

/** The live region for results that have no place of their own: one on the page, and one in each dialog. */
export const NoticeList = ({ on }: NoticeListProps) => {
  const { notices } = useDashboard();
  const [place] = useState(() => Symbol(on));
  useLayoutEffect(() => notices.enter(place, on), []);
  const shown = notices.top.value === place ? notices.shown.value : [];
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null && shown.length > 0) placeFreely(ref.current);
  }, [shown]);
  return (
    <div ref={ref} class="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
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
