import type { ReferralOffer } from '#shared/class-snapshot.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

const why: Readonly<Record<ReferralOffer, string>> = {
  adult: 'This page’s site is on a list of sites for adults.',
  illegal: 'This page’s site is on a list of illegal material.',
};

/** Offered by itself where a list names the site. It says what is known, and that is no more. */
export const StopOffer = ({ offer, onStop }: { offer: ReferralOffer; onStop: () => void }) => (
  <div class="stop-offer" role="status" data-offer={offer}>
    <Icon name="silent" />
    <p>
      <strong>{why[offer]}</strong> ThinkClick looks at no pictures and cannot say what is on it. If it may
      show a child, stop it.
    </p>
    <Button icon="stop" onClick={onStop}>
      Stop and refer…
    </Button>
  </div>
);
