import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { GrantedException } from '#shared/api/exceptions.ts';
import type { CommandArgs } from '#shared/commands/index.ts';
import { endableNames } from '#shared/lesson-controls.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { beginOrder, type GivenOrders, type Said } from '../../commands/given-orders.ts';
import { useSend } from '../../commands/use-send.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { controlLooks, controlsOn, whomWords, type ControlOn } from '../../state/controls-on.ts';
import { openedIn, openedWords } from '../../state/exceptions-on.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { allDone, nothingDone } from '../../state/outcome.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { ElsewhereList } from './elsewhere-list.tsx';
import { LeaseLine } from './lease-line.tsx';
import { ReplyCounts } from './reply-counts.tsx';

export interface ControlsListProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
  /** What became of commands, shown in one place whichever part sent them. */
  readonly orders: Signal<GivenOrders>;
}

/** In one place: what is on now, for whom and how long, who is elsewhere, and what was answered. */
export const ControlsList = ({ lesson, facts, orders }: ControlsListProps) => {
  const failure = useExceptions(lesson, facts);
  return (
    <div class="lesson-now-list" data-lesson-now>
      <OnNow lesson={lesson} facts={facts} orders={orders} />
      {failure !== null && (
        <p class="error" role="status">
          What is open for a while could not be loaded: {failure.detail}
        </p>
      )}
      <ReplyCounts lesson={lesson} />
      <ElsewhereList tiles={lesson.tiles.value} facts={facts} />
    </div>
  );
};

/** Keeps what is open for the class beside its tiles; what has ended by itself is not open any more. */
const useExceptions = (lesson: LessonView, { lessonId }: LessonFacts) => {
  const { api, clock } = useDashboard();
  const resource = useResource(() => api.call('exceptions', { lessonId }), {
    reloadOn: 'exceptions-changed',
  });
  useSignalEffect(() => {
    const known = resource.state.value.value ?? [];
    const open = known.filter(({ endsAt }) => endsAt > clock.now.value);
    // The same as long as none has ended, so that nothing is drawn again each second.
    lesson.exceptions.value = open.length === known.length ? known : open;
  });
  return resource.state.value.failure;
};

const OnNow = ({ lesson, facts: { lessonId, classId }, orders }: ControlsListProps) => {
  const { clock } = useDashboard();
  const tiles = lesson.tiles.value;
  const controls = controlsOn(tiles, clock.now.value);
  const opened = openedIn(lesson.exceptions.value, lessonId).map((each) =>
    each.to.kind === 'class' && each.to.classId === classId ? { ...each, whom: 'whole class' } : each,
  );
  const end = useEnd(lessonId, tiles, orders);
  const endException = useEndException(orders);
  const lines = [
    ...controls.map((control) => ({
      endsAt: control.endsAt,
      line: (
        <ControlLine
          key={`${control.name} ${control.startedAt} ${control.by} ${control.what}`}
          control={control}
          classSize={tiles.filter(({ deviceId }) => deviceId !== null).length}
          onEnd={() => end([control.name], control.pupils)}
        />
      ),
    })),
    ...opened.map((exception) => ({
      endsAt: exception.endsAt,
      line: (
        <ExceptionLine
          key={exception.exceptionId}
          exception={exception}
          onEnd={() => void endException(exception)}
        />
      ),
    })),
  ].toSorted((one, other) => one.endsAt - other.endsAt);
  return lines.length === 0 ? null : (
    <section aria-labelledby="controls-on-title">
      <h2 id="controls-on-title">
        On now
        <Button icon="stop" onClick={() => end(endableNames, tiles)} title="End all (X)">
          End all
        </Button>
      </h2>
      <ul>{lines.map(({ line }) => line)}</ul>
    </section>
  );
};

interface ControlLineProps {
  readonly control: ControlOn;
  readonly classSize: number;
  readonly onEnd: () => void;
}

const ControlLine = ({ control, classSize, onEnd }: ControlLineProps) => (
  <LeaseLine
    {...control}
    {...controlLooks[control.name]}
    whom={whomWords(control, classSize)}
    onEnd={onEnd}
  />
);

interface ExceptionLineProps {
  readonly exception: GrantedException;
  readonly onEnd: () => void;
}

const ExceptionLine = ({ exception, onEnd }: ExceptionLineProps) => (
  <LeaseLine {...exception} {...openedWords(exception)} name="exception" icon="unlock" onEnd={onEnd} />
);

/** Ends some of what is on for some; for all of the class also for who comes later. */
const useEnd = (
  lessonId: string,
  tiles: readonly Tile[],
  orders: Signal<GivenOrders>,
): ((controls: Readonly<CommandArgs<'end-controls'>['controls']>, pupils: readonly Tile[]) => void) => {
  const some = useSignal<readonly Tile[]>([]);
  const toAll = useSend({ lessonId, targets: tiles, isForClass: true }, orders);
  const toSome = useSend(
    {
      lessonId,
      get targets() {
        return some.peek();
      },
    },
    orders,
  );
  return (controls, pupils) => {
    some.value = pupils;
    const reachable = tiles.filter(({ deviceId }) => deviceId !== null);
    const send = reachable.every((tile) => pupils.includes(tile)) ? toAll : toSome;
    void send('end-controls', { controls: [...controls] });
  };
};

/** Ends one thing that is open, with a way back. */
const useEndException = (orders: Signal<GivenOrders>) => {
  const { api } = useDashboard();
  const ask = async (
    name: 'endException' | 'reopenException',
    { exceptionId }: GrantedException,
    good: Said,
  ): Promise<void> => {
    const say = beginOrder(orders);
    const answer = await api.call(name, { exceptionId });
    say(answer.ok ? good : nothingDone(answer.detail));
  };
  return (exception: GrantedException): Promise<void> => {
    const named = `${openedWords(exception).what} for ${exception.whom}`;
    const reopen = () => void ask('reopenException', exception, allDone(`Open again: ${named}`));
    const undo = { label: 'Undo', press: reopen };
    return ask('endException', exception, { ...allDone(`Ended: ${named}`), undo });
  };
};
