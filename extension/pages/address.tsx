import { say } from './say.tsx';

/** The address behind `#`, as it stands; empty where there is none. */
export const heldAddress = (): string => location.hash.slice(1);

/** Only pages of the web are ever gone on to. */
export const goOn = (url: string): void => {
  if (/^https?:/i.test(url)) location.replace(url);
};

const partsOf = (address: string): { host: string; rest: string } => {
  try {
    const url = new URL(address);
    return {
      host: url.hostname || url.protocol,
      rest: address.length > 120 ? `${address.slice(0, 120)}…` : address,
    };
  } catch {
    return { host: address.slice(0, 60), rest: '' };
  }
};

/** The site in large letters, the whole address small below it. Always text, never markup. */
export const Address = ({ address }: { address: string }) => {
  const { host, rest } = partsOf(address);
  return (
    <p class="address">
      <span class="visually-hidden">{say('The page:')} </span>
      <strong dir="ltr">{host}</strong>
      {rest !== '' && <small dir="ltr">{rest}</small>}
    </p>
  );
};
