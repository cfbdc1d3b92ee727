import { useSignal, type Signal } from '@preact/signals';
import type { HeldPupil } from '#shared/api/lessons.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { byName } from '../../state/by-name.ts';
import { controlLooks } from '../../state/controls-on.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { useResource } from '../../state/resource.ts';
import { noSelection, toggle, type Selection } from '../../state/selection.ts';
import { clockTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { TakeOverPupils } from './take-over-pupils.tsx';

export interface AddPupilsProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
  readonly onClose: () => void;
}

/** Brings pupils of other classes in. Whom another lesson holds is said, with whom, to be asked for or taken over. */
export const AddPupils = ({ lesson, facts, onClose }: AddPupilsProps) => {
  const { api } = useDashboard();
  const { lessonId } = facts;
  const pupils = useResource(() => api.call('otherPupils', { lessonId }));
  const chosen = useSignal<Selection>(noSelection);
  const held = useSignal<readonly HeldPupil[]>([]);
  const added = (holders: readonly HeldPupil[]) => {
    held.value = holders;
    chosen.value = noSelection;
    if (holders.length === 0) onClose();
  };
  const settled = (done: readonly HeldPupil[]) => {
    const left = held.peek().filter((each) => !done.includes(each));
    held.value = left;
    if (left.length === 0) onClose();
  };
  return (
    <Dialog title="Pupils of other classes" onClose={onClose} name="add-pupils">
      <Guests lesson={lesson} facts={facts} />
      {byHolder(held.value).map((together) => (
        <Held
          key={together.pupils[0]?.pupilId}
          held={together}
          lessonId={lessonId}
          onDone={() => settled(together.pupils)}
        />
      ))}
      <Loaded resource={pupils} what="the pupils">
        {(all) => (
          <Form
            submit="Bring in"
            onSubmit={() => api.call('addPupilsToLesson', { lessonId, pupilIds: [...chosen.peek()] })}
            onDone={added}
            onCancel={onClose}
            isDisabled={chosen.value.size === 0}
            name="add-pupils"
          >
            <Picks all={all.filter(({ pupilId }) => !facts.guestIds.includes(pupilId))} chosen={chosen} />
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
};

interface PicksProps {
  readonly all: readonly { readonly pupilId: string; readonly name: string; readonly className: string }[];
  readonly chosen: Signal<Selection>;
}

const mostShown = 60;

const Picks = ({ all, chosen }: PicksProps) => {
  const search = useSignal('');
  const wanted = search.value.trim().toLowerCase();
  const found = all.filter(({ name, className }) => `${name} ${className}`.toLowerCase().includes(wanted));
  return (
    <>
      <TextField
        label="Find by name or class"
        name="find-pupil"
        value={search.value}
        onInput={(value) => (search.value = value)}
        isRequired={false}
      />
      <div class="pupil-picks">
        {found.length === 0 && <p class="quiet-text">Nobody is found.</p>}
        {found.slice(0, mostShown).map(({ pupilId, name, className }) => (
          <label key={pupilId}>
            <input
              type="checkbox"
              name={`pupil-${pupilId}`}
              checked={chosen.value.has(pupilId)}
              onChange={() => (chosen.value = toggle(chosen.peek(), pupilId))}
            />
            <bdi>{name}</bdi> <span class="quiet-text">{className}</span>
          </label>
        ))}
      </div>
    </>
  );
};

const Guests = ({ lesson, facts }: Omit<AddPupilsProps, 'onClose'>) => {
  const { api, notices } = useDashboard();
  const guests = facts.guestIds.flatMap((id) => lesson.tile(id)?.value ?? []);
  const release = async (pupilId: string) => {
    const result = await api.call('releasePupils', { lessonId: facts.lessonId, pupilIds: [pupilId] });
    if (!result.ok) notices.say('bad', result.detail);
  };
  return (
    <ul class="weekly">
      {guests.map(({ pupilId, name }) => (
        <li key={pupilId}>
          <bdi>{name}</bdi>
          <Button onClick={() => release(pupilId)} label={`Send back ${name}`}>
            Send back
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** Whom one lesson holds by the same controls. */
interface HeldTogether extends Omit<HeldPupil, 'pupilId' | 'name'> {
  readonly pupils: readonly HeldPupil[];
}

/** They are asked for and taken over at once. */
const byHolder = (held: readonly HeldPupil[]): HeldTogether[] => {
  const found = new Map<string, HeldTogether>();
  for (const each of held.toSorted(byName)) {
    const { teacher, className, endsAt, controls } = each;
    const key = JSON.stringify([teacher, className, endsAt, controls]);
    const pupils = [...(found.get(key)?.pupils ?? []), each];
    found.set(key, { teacher, className, endsAt, controls, pupils });
  }
  return [...found.values()];
};

const Held = (props: { held: HeldTogether; lessonId: string; onDone: () => void }) => {
  const { api, notices } = useDashboard();
  const { held, lessonId, onDone } = props;
  const { pupils, teacher, className, endsAt, controls } = held;
  const isTaking = useSignal(false);
  const names = pupils.map(({ name }) => name).join(', ');
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const ask = async () => {
    const result = await api.call('askForPupils', { lessonId, pupilIds });
    if (!result.ok) return notices.say('bad', result.detail);
    notices.say('good', `${teacher} has been asked for ${names}.`);
    onDone();
  };
  return (
    <div class="pupil-ask" data-held={pupilIds.join(' ')}>
      <p>
        <strong>
          <bdi>{names}</bdi>
        </strong>{' '}
        {pupils.length === 1 ? 'is' : 'are'} in the lesson of {teacher} ({className}) until{' '}
        {clockTime(endsAt)}
        {controls.length > 0 &&
          `, with this on: ${controls.map((name) => controlLooks[name].words).join(', ')}`}
        .
      </p>
      <p class="small-actions">
        <Button kind="primary" onClick={ask}>
          Ask {teacher}
        </Button>
        <Button onClick={() => (isTaking.value = true)}>Take over…</Button>
      </p>
      {isTaking.value && (
        <TakeOverPupils
          lessonId={lessonId}
          pupils={pupils}
          from={teacher}
          onTaken={onDone}
          onClose={() => (isTaking.value = false)}
        />
      )}
    </div>
  );
};
