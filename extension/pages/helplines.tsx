import { say } from './say.tsx';

/** Ways out that are open on a locked screen too, and that the school is not told of; where the browser opens nothing, by telephone. */
export const Helplines = ({ areOpen }: { readonly areOpen: boolean }) => (
  <p class="small helplines">
    {say('You can also talk to')}{' '}
    {areOpen ? (
      <a href="https://www.childline.org.uk/" target="_blank" rel="noreferrer">
        Childline
      </a>
    ) : (
      'Childline'
    )}
    . {say('It is free, at any time:')} <strong>0800 1111</strong>.{areOpen && <Police />}
  </p>
);

const Police = () => (
  <>
    {' '}
    {say('Has someone scared you online?')}{' '}
    <a href="https://www.ceop.police.uk/Safety-Centre/" target="_blank" rel="noreferrer">
      {say('Tell the police at CEOP')}
    </a>
    . {say('Your school does not see these pages.')}
  </>
);
