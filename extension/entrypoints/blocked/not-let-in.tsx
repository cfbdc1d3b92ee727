import { Address } from '../../pages/address.tsx';
import { Page } from '../../pages/page.tsx';
import { say } from '../../pages/say.tsx';
import { WhyForAdults } from '../../pages/why-for-adults.tsx';

/** Nobody's computer, and a guest whom nobody has let in. */
export const NotLetIn = ({ address }: { address: string }) => (
  <Page mood="waiting" title={say('Ask to be let in')} address={address}>
    <p>{say('This computer is for guests now. You did nothing wrong.')}</p>
    <p>{say('A grown-up at school can let you in. Then your page opens by itself.')}</p>
    <Address address={address} />
    <WhyForAdults address={address} />
  </Page>
);
