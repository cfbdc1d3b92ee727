import { useSignal } from '@preact/signals';
import { controlNames, type ControlName } from '#shared/lesson-controls.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { CommandResult, type ShownResult } from '../../commands/command-result.tsx';
import { useSend } from '../../commands/use-send.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { controlLooks, controlsOn, countdown, whomWords, type ControlOn } from '../../state/controls-on.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ElsewhereList } from './elsewhere-list.tsx';
import { ReplyCounts } from './reply-counts.tsx';

interface LineProps {
  readonly control: ControlOn;
  readonly classSize: number;
  readonly now: number;
  readonly onEnd: () => void;
}

const Line = ({ control, classSize, now, onEnd }: LineProps) => {
  const { words, icon } = controlLooks[control.name];
  const whom = whomWords(control, classSize);
  return (
    <li class="control" data-control={control.name}>
      <Icon name={icon} />
      <div>
        <p>
          <strong>{words}</strong> <bdi class="control-what">{control.what}</bdi>
        </p>
        <p>
          <bdi>{whom}</bdi> · <span class="countdown">{countdown(control.endsAt, now)}</span>
        </p>
        <p class="quiet-text">
          {control.by}
          {control.reason !== '' && `: ${control.reason}`}
          {control.pending > 0 && ` · ${control.pending} waiting`}
        </p>
      </div>
      <Button onClick={onEnd} label={`End: ${words} for ${whom}`}>
        End
      </Button>
    </li>
  );
};

export interface ControlsListProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
}

/** In one place: what is on now, for whom and how long, who is elsewhere, and what was answered. */
export const ControlsList = ({ lesson, facts }: ControlsListProps) => {
  const tiles = lesson.tiles.value;
  return (
    <div class="lesson-now-list" data-lesson-now>
      <ControlsOn tiles={tiles} lessonId={facts.lessonId} />
      <ReplyCounts lesson={lesson} />
      <ElsewhereList tiles={tiles} facts={facts} />
    </div>
  );
};

const ControlsOn = ({ tiles, lessonId }: { tiles: readonly Tile[]; lessonId: string }) => {
  const { clock } = useDashboard();
  const result = useSignal<ShownResult>(null);
  const now = clock.now.value;
  const on = controlsOn(tiles, now);
  const reachable = tiles.filter(({ deviceId }) => deviceId !== null).length;
  const end = useEnd(lessonId, tiles, result);
  return (
    <>
      {on.length > 0 && (
        <section aria-labelledby="controls-on-title">
          <h2 id="controls-on-title">
            On now
            <Button icon="stop" onClick={() => end(controlNames, tiles)} title="End all (X)">
              End all
            </Button>
          </h2>
          <ul>
            {on.map((control) => (
              <Line
                key={`${control.name} ${control.startedAt} ${control.by} ${control.what}`}
                control={control}
                classSize={reachable}
                now={now}
                onEnd={() => end([control.name], control.pupils)}
              />
            ))}
          </ul>
        </section>
      )}
      <CommandResult result={result} />
    </>
  );
};

/** Ends some controls for some; for all of the class also for who comes later. */
const useEnd = (
  lessonId: string,
  tiles: readonly Tile[],
  result: Parameters<typeof useSend>[1],
): ((controls: readonly ControlName[], pupils: readonly Tile[]) => void) => {
  const some = useSignal<readonly Tile[]>([]);
  const toAll = useSend({ lessonId, targets: tiles, isForClass: true }, result);
  const toSome = useSend(
    {
      lessonId,
      get targets() {
        return some.peek();
      },
    },
    result,
  );
  return (controls, pupils) => {
    some.value = pupils;
    const reachable = tiles.filter(({ deviceId }) => deviceId !== null);
    const send = reachable.every((tile) => pupils.includes(tile)) ? toAll : toSome;
    void send('end-controls', { controls: [...controls] });
  };
};
