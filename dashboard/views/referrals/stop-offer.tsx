import type { ReferralOffer } from '#shared/class-snapshot.ts';
import { Icon } from '../../ui/icon.tsx';
import { StopAndReferButton, type StopButtonProps } from './stop-button.tsx';

const why: Readonly<Record<ReferralOffer, string>> = {
  adult: 'This page’s site is on a list of sites for adults.',
  illegal: 'This page’s site is on a list of illegal material.',
};

/** Offered by itself where a list names the site. It says what is known, and that is no more. */
export const StopOffer = ({ offer, ...props }: StopButtonProps & { offer: ReferralOffer }) => (
  <div class="stop-offer" role="status" data-offer={offer}>
    <Icon name="silent" />
    <p>
      <strong>{why[offer]}</strong> ThinkClick looks at no pictures and cannot say what is on it. If it may
      show a child, stop it.
    </p>
    <StopAndReferButton {...props} />
  </div>
);
