import { say } from './say.tsx';

/** Ways out that are always open, on a locked screen too, and that the school is not told of. */
export const Helplines = () => (
  <p class="small helplines">
    {say('You can also talk to')}{' '}
    <a href="https://www.childline.org.uk/" target="_blank" rel="noreferrer">
      Childline
    </a>
    . {say('It is free, at any time:')} <strong>0800 1111</strong>. {say('Has somebody online scared you?')}{' '}
    <a href="https://www.ceop.police.uk/Safety-Centre/" target="_blank" rel="noreferrer">
      {say('Tell the police at CEOP')}
    </a>
    . {say('Your school does not see these pages.')}
  </p>
);
