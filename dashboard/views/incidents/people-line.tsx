import { Fragment } from 'preact';
import { involvementLabels, type PersonInvolved } from '#shared/incidents/people.ts';

/** Names alone, for a list. */
export const PeopleLine = ({ people }: { people: readonly PersonInvolved[] }) => {
  const [first, second, ...others] = people;
  if (first === undefined) return <span class="quiet-text">Nobody named</span>;
  return (
    <>
      <bdi>{first.name}</bdi>
      {second !== undefined && (
        <>
          , <bdi>{second.name}</bdi>
        </>
      )}
      {others.length > 0 && ` and ${others.length} more`}
    </>
  );
};

/** Each with the part they had, and a way to what else is known of a pupil. */
export const PeopleInvolved = ({ people }: { people: readonly PersonInvolved[] }) => (
  <>
    {people.length === 0 && 'Nobody is named'}
    {people.map(({ name, involvement, kind, pupilId }, place) => (
      <Fragment key={`${place} ${name}`}>
        <span class="person-line">
          <bdi>{name}</bdi>{' '}
          <span class="quiet-text">
            ({involvementLabels[involvement].toLowerCase()}
            {kind === 'staff' || kind === 'adult-here' ? ', works here' : ''})
          </span>{' '}
          {pupilId !== null && <a href={`/chronology/${pupilId}`}>Chronology</a>}
        </span>
      </Fragment>
    ))}
  </>
);
