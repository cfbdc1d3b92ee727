import type { NotifySettings } from '#shared/api/notify.ts';
import { Icon } from '../../ui/icon.tsx';

/** The state at this moment, read in two seconds. */
export const OnCallNow = ({ who, pupilWords }: NotifySettings['now']) => (
  <section class="card on-call-now" aria-labelledby="on-call-now-title" data-on-call={who !== null}>
    <h2 id="on-call-now-title">
      <Icon name={who === null ? 'moon' : 'check'} />{' '}
      {who === null ? (
        'Nobody is on call now'
      ) : (
        <>
          On call now: <bdi>{who}</bdi>
        </>
      )}
    </h2>
    <p class="quiet-text">What the school would say to a pupil who tells someone now:</p>
    <blockquote class="pupil-reads">{pupilWords}</blockquote>
  </section>
);
