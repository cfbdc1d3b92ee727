import { useRef } from 'preact/hooks';
import type { Contact } from '#shared/incidents/contacts.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useKeys } from './use-keys.ts';

const isMail = (address: string): boolean => /^[^@\s]+@[^@\s]+$/.test(address);

/** Those of the local authority nobody but the school knows. */
const Missing = () =>
  may(useDashboard().session.account.value, 'manage-safeguarding') ? (
    <a href="/safeguarding-policy">Not written down yet: add it</a>
  ) : (
    <>Not written down yet: see Policy and contacts</>
  );

const ContactLine = ({ contact }: { contact: Contact }) => (
  <li>
    <strong>{contact.name}</strong>
    {contact.purpose !== '' && <span class="second-line">{contact.purpose}</span>}
    <span class="second-line">
      {contact.phone !== '' && <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>}{' '}
      {contact.address.startsWith('https://') && (
        <a href={contact.address} rel="noreferrer" target="_blank">
          {contact.address.slice('https://'.length)}
        </a>
      )}
      {isMail(contact.address) && <a href={`mailto:${contact.address}`}>{contact.address}</a>}
      {contact.phone === '' && contact.address === '' && <Missing />}
    </span>
  </li>
);

const Contacts = ({ contacts }: { contacts: readonly Contact[] }) =>
  contacts.length === 0 ? (
    <p>
      <Missing />
    </p>
  ) : (
    <ul>
      {contacts.map((contact) => (
        <ContactLine key={contact.name} contact={contact} />
      ))}
    </ul>
  );

/** Whom to ask outside the school, at hand where one decides; it opens also while they are still on their way. */
export const ContactsCard = () => {
  const { api } = useDashboard();
  const card = useRef<HTMLDetailsElement>(null);
  useKeys({
    o: () => {
      if (card.current === null) return;
      card.current.open = true;
      card.current.querySelector('summary')?.focus({ preventScroll: true });
      card.current.scrollIntoView({ block: 'start' });
    },
  });
  const policy = useResource(() => api.call('safeguardingPolicy', {}));
  return (
    <details ref={card} class="card contacts">
      <summary aria-keyshortcuts="O">
        <h2>Help from outside</h2>
      </summary>
      <Loaded resource={policy} what="the contacts">
        {({ contacts }) => <Contacts contacts={contacts} />}
      </Loaded>
    </details>
  );
};
