import type { Incident } from '#shared/api/incidents.ts';
import { audienceLabels } from '#shared/incidents/audience.ts';
import { isNormallyNotViewed } from '#shared/incidents/kinds.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { isActivityKind, told } from '../../state/told.ts';
import { clockTimeWithSeconds, dayAndTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';
import { concernLabels } from '#shared/concern-labels.ts';
import { activityIcons } from '../lesson/activity-feed.tsx';
import { CorrectPeople } from './correct-people.tsx';
import { EvidencePicture } from './evidence-picture.tsx';
import { PeopleInvolved } from './people-line.tsx';

const choiceWords: Readonly<Record<string, string>> = concernLabels;

const Page = ({ page }: { page: Incident['facts']['page'] }) =>
  page === null ? (
    <>No page was open</>
  ) : (
    <>
      <bdi>{page.title || hostOf(page.url)}</bdi>
      <bdi class="address">{page.url}</bdi>
    </>
  );

const Device = ({ device }: { device: NonNullable<Incident['facts']['device']> }) => (
  <>
    {device.profileEmail ?? 'No account in the browser'} · extension {device.extensionVersion}
    <span class="address">{device.deviceId}</span>
  </>
);

/** What was reported, as it was: nothing here ever changes but who is named, where that was wrong. */
export const IncidentFacts = ({ incident, onChanged }: { incident: Incident; onChanged: () => unknown }) => {
  const now = useDashboard().clock.now.value;
  const { facts, className } = incident;
  const heardAt = incident.record.heardAt ?? null;
  const choice = facts.choice === undefined ? undefined : choiceWords[facts.choice];
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">What was reported</h2>
      {choice !== undefined && <p class="quiet-text">The pupil pressed “{choice}”.</p>}
      {facts.isShownByPupil !== undefined && (
        <p class="quiet-text">
          Asked whether to show the page, the pupil said {facts.isShownByPupil ? 'yes' : 'no'}.
        </p>
      )}
      {facts.words === '' ? (
        <p class="quiet-text">Without words.</p>
      ) : (
        <blockquote class="words" dir="auto">
          {facts.words}
        </blockquote>
      )}
      <dl class="facts">
        <dt>Who</dt>
        <dd>
          <PeopleInvolved people={incident.people} />
          {className !== '' && <span class="quiet-text">Class {className}</span>}
          <CorrectPeople incident={incident} onChanged={onChanged} />
        </dd>
        <dt>Reported by</dt>
        <dd>
          <bdi>{incident.reporter}</bdi>, {incident.reporterPosition}
        </dd>
        <dt>Reported</dt>
        <dd>{dayAndTime(incident.reportedAt, now)}</dd>
        {heardAt !== null && (
          <>
            <dt>First heard</dt>
            <dd data-heard-at>{dayAndTime(heardAt, now)}</dd>
          </>
        )}
        {incident.saidToPupil !== null && (
          <>
            <dt>The pupil was told</dt>
            <dd dir="auto" data-said-to-pupil>
              {incident.saidToPupil.words}
            </dd>
          </>
        )}
        {facts.device !== null && (
          <>
            <dt>Page</dt>
            <dd>
              <Page page={facts.page} />
            </dd>
            <dt>Device</dt>
            <dd>
              <Device device={facts.device} />
            </dd>
          </>
        )}
        {incident.audience !== 'safeguarding' && (
          <>
            <dt>For the eyes of</dt>
            <dd>{audienceLabels[incident.audience]}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

export const LastMinutes = ({ facts: { visits, lookBackMinutes = 10 } }: Pick<Incident, 'facts'>) => (
  <section class="card" aria-labelledby="visits-title">
    <h2 id="visits-title">
      {lookBackMinutes === 1 ? 'The last minute' : `The last ${lookBackMinutes} minutes`}
    </h2>
    {visits.length === 0 && <p class="quiet-text">Nothing was visited or searched for.</p>}
    <ol class="timeline plain">
      {visits.map(({ at, kind, url, text }) => {
        const known = isActivityKind(kind) ? kind : 'visit';
        return (
          <li key={`${at} ${kind} ${url}`} data-kind={kind}>
            <time>{clockTimeWithSeconds(at)}</time>
            <Icon name={activityIcons[known]} />
            <span>
              <bdi class="line-title">{told({ kind: known, url, text })}</bdi>
              {url !== null && <bdi class="address">{url}</bdi>}
            </span>
          </li>
        );
      })}
    </ol>
  </section>
);

/** In the order in which they were taken; the key is for the one of the moment. */
const noPicture = 'There is no picture: none was taken, or its time was over and it was deleted.';

/** The server sees what it gives out, and nothing of what becomes of it in a browser. */
const WhatIsRecorded = () => (
  <p class="quiet-text">
    Recorded: who opens a picture, and when. Not seen: what is printed, saved or photographed from this screen
    afterwards. Pictures are left out when the page is printed; a copy is made with Export, which is recorded.
  </p>
);

export const Pictures = ({ incident: { pictures, facts, kind } }: { incident: Incident }) => {
  const { earlier = [], pictureMissing } = facts;
  const why = pictureMissing ?? (pictures.length === 0 ? noPicture : null);
  return (
    <section class="card" aria-labelledby="pictures-title">
      <h2 id="pictures-title">{pictures.length > 1 ? 'Pictures' : 'Picture'}</h2>
      <div class="evidence-row">
        {pictures.map((picture, place) => (
          <EvidencePicture
            key={picture.evidenceId}
            picture={picture}
            before={earlier.find(({ takenAt }) => takenAt === picture.takenAt) ?? null}
            isOneOfSeveral={earlier.length > 0}
            hasKey={place === pictures.length - 1}
            isNormallyNotViewed={isNormallyNotViewed(kind)}
          />
        ))}
      </div>
      {why !== null && <p class="quiet-text">{why}</p>}
      {pictures.length > 0 && <WhatIsRecorded />}
    </section>
  );
};
