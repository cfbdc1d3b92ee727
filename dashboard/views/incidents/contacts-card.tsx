import type { Contact } from '#shared/incidents/contacts.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';

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
      {contact.phone === '' && contact.address === '' && 'Not written down yet: see Policy and contacts'}
    </span>
  </li>
);

/** Whom to ask outside the school, at hand where one decides. */
export const ContactsCard = () => {
  const { api } = useDashboard();
  const policy = useResource(() => api.call('safeguardingPolicy', {})).state.value.value;
  if (policy === null) return null;
  return (
    <details class="card contacts">
      <summary>
        <h2>Help from outside</h2>
      </summary>
      <ul>
        {policy.contacts.map((contact) => (
          <ContactLine key={contact.name} contact={contact} />
        ))}
      </ul>
    </details>
  );
};
