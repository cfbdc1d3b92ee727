import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Incident } from '#shared/api/incidents.ts';
import { beforeWords } from '#shared/incidents/before-words.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { StillPicture } from '../../ui/picture.tsx';
import { ConfirmPasswordDialog } from './confirm-password.tsx';
import { useKeys } from './use-keys.ts';

const looks = { covered: 'Blurred', grey: 'Grey', clear: 'As it was' } as const;
type Look = keyof typeof looks;
const lookNames = Object.keys(looks) as Look[];

const Fingerprint = ({ picture }: { picture: Incident['pictures'][number] }) => {
  const { clock } = useDashboard();
  return (
    <details class="fingerprint">
      <summary>
        Taken: {dayAndTime(picture.takenAt, clock.now.value)} · {Math.ceil(picture.sizeBytes / 1024)} KB
      </summary>
      <p>
        SHA-256 of the original: <code>{picture.sha256}</code>
      </p>
    </details>
  );
};

type Before = NonNullable<Incident['facts']['earlier']>[number];

const When = ({ before }: { before: Before | null }) =>
  before === null ? (
    <p class="evidence-when">
      <strong>When it was recorded</strong>
    </p>
  ) : (
    <p class="evidence-when">
      <strong>{beforeWords(before.beforeMs)}</strong> <bdi>{before.title || hostOf(before.url)}</bdi>
      <bdi class="address">{before.url}</bdi>
    </p>
  );

interface CoverProps {
  /** Where several can be shown: which one. */
  readonly label: string | undefined;
  readonly onShow: () => unknown;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly shortcut: string | undefined;
  readonly isNormallyNotViewed: boolean;
}

const Cover = (props: CoverProps) => (
  <div class="evidence-cover">
    {props.isNormallyNotViewed ? (
      <p>
        Normally <strong>not viewed</strong>. The first review is led from what was said, and it says what to
        do where somebody has to view it.
      </p>
    ) : (
      <p>The picture is covered.</p>
    )}
    <Button
      icon="eye"
      onClick={props.onShow}
      isBusy={props.isBusy}
      shortcut={props.shortcut}
      label={props.label}
    >
      Show picture
    </Button>
    {props.error !== null && (
      <p class="error" role="alert">
        {props.error}
      </p>
    )}
  </div>
);

interface UncoveredProps {
  readonly blob: Blob;
  readonly look: Signal<Look>;
  readonly label: string;
  readonly onCover: () => void;
}

const Uncovered = ({ blob, look, label, onCover }: UncoveredProps) => (
  <>
    <div class="evidence-picture" onContextMenu={(event) => event.preventDefault()}>
      <StillPicture blob={blob} label={label} />
    </div>
    <div class="evidence-looks">
      <Choice
        legend="How to show it"
        isLegendHidden
        value={look.value}
        onChange={(value) => (look.value = value)}
        options={lookNames.map((value) => ({ value, label: looks[value] }))}
      />
      <Button kind="quiet" onClick={onCover}>
        Cover again
      </Button>
    </div>
  </>
);

export interface EvidencePictureProps {
  readonly picture: Incident['pictures'][number];
  /** What was open, where it was taken before the moment that was recorded. */
  readonly before: Before | null;
  /** Says when it was taken, beside others. */
  readonly isOneOfSeveral: boolean;
  /** The key P is for this one. */
  readonly hasKey: boolean;
  /** It opens only to whoever wrote down why it has to be viewed. */
  readonly isNormallyNotViewed: boolean;
}

/** Covered until asked for, then blurred, then grey, then as it was: each step is the reader's own. */
export const EvidencePicture = (props: EvidencePictureProps) => {
  const { picture, before, isOneOfSeveral, hasKey, isNormallyNotViewed } = props;
  const { api, connection } = useDashboard();
  const blob = useSignal<Blob | null>(null);
  const look = useSignal<Look>('covered');
  const isAsking = useSignal(false);
  const isBusy = useSignal(false);
  const error = useSignal<string | null>(null);
  const show = async () => {
    isAsking.value = false;
    isBusy.value = true;
    error.value = null;
    const result = await api.fetchEvidence(picture.evidenceId);
    isBusy.value = false;
    if (result.ok) blob.value = result.value;
    else if (result.reason === 'confirm-password') isAsking.value = true;
    else error.value = result.detail;
  };
  const cover = () => {
    blob.value = null;
    look.value = 'covered';
  };
  const step = () => {
    if (blob.peek() === null) return void show();
    const after = lookNames[lookNames.indexOf(look.peek()) + 1];
    if (after === undefined) cover();
    else look.value = after;
  };
  // It may have been sealed: whoever may still see it asks the server anew.
  useEffect(() => connection.on('referrals-changed', cover), []);
  useKeys(hasKey ? { p: step } : {});
  const which = before === null ? null : beforeWords(before.beforeMs);
  const shownAs = blob.value === null ? 'hidden' : look.value;
  return (
    <figure
      class={before === null ? 'evidence' : 'evidence before'}
      data-evidence-id={picture.evidenceId}
      data-look={shownAs}
    >
      {isOneOfSeveral && <When before={before} />}
      {blob.value === null ? (
        <Cover
          label={which === null ? undefined : `Show picture ${which}`}
          onShow={show}
          isBusy={isBusy.value}
          error={error.value}
          shortcut={hasKey ? 'P' : undefined}
          isNormallyNotViewed={isNormallyNotViewed}
        />
      ) : (
        <Uncovered
          blob={blob.value}
          look={look}
          label={which === null ? 'The screen when the incident was recorded' : `The screen ${which}`}
          onCover={cover}
        />
      )}
      <figcaption>
        <Fingerprint picture={picture} />
      </figcaption>
      {isAsking.value && (
        <ConfirmPasswordDialog onConfirmed={show} onCancel={() => (isAsking.value = false)} />
      )}
    </figure>
  );
};
