import { Choice } from '../../../ui/choice.tsx';

export interface GuestsCardProps {
  readonly isLeaseNeeded: boolean;
  readonly isFrozen: boolean;
  readonly onChange: (isLeaseNeeded: boolean) => void;
}

/** What holds on a device that is nobody's. */
export const GuestsCard = ({ isLeaseNeeded, isFrozen, onChange }: GuestsCardProps) => (
  <section class="card" aria-labelledby="guests-title">
    <h2 id="guests-title">On a device that is nobody’s</h2>
    <p class="quiet-text">
      Staff let a guest in under <a href="/guests">Guests</a>, with a reason and an end. A device whose pupil
      is not known yet is nobody’s, too: let it wait once every pupil’s account is known.
    </p>
    <fieldset class="bare" disabled={isFrozen}>
      <legend class="unseen">On a device that is nobody’s</legend>
      <Choice
        legend="Until a guest is let in"
        look="list"
        value={isLeaseNeeded ? 'wait' : 'rules'}
        onChange={(value) => onChange(value === 'wait')}
        options={[
          { value: 'rules', label: 'The rules for guests hold' },
          { value: 'wait', label: 'Pages wait, except helplines and help for children' },
        ]}
      />
    </fieldset>
  </section>
);
