import type { EndpointAnswer } from '#shared/api.ts';
import type { FocusFinding } from '#shared/api/focus.ts';
import { isListed, type FocusList } from '#shared/focus-list.ts';
import type { Scene } from '#shared/scene.ts';
import { hostOf } from './address.ts';

/** What became of visiting one page of a list. */
export interface RecordedPage {
  readonly url: string;
  readonly scene: Scene | null;
  /** Why there is no scene. */
  readonly why: string | null;
}

export interface SceneLine {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

export interface SceneFindings {
  /** Hosts to be added to the list's needs. */
  readonly needs: readonly string[];
  readonly lines: readonly SceneLine[];
}

/** What was seen at one try and at the next, together. */
export const joinScenes = (before: Scene | null, now: Scene): Scene => ({
  ...now,
  frames: [...new Set([...(before?.frames ?? []), ...now.frames])],
  hops: [...new Set([...(before?.hops ?? []), ...now.hops])],
});

type Answer = EndpointAnswer<'checkFocus'>;

/** Hosts that were seen and that the list does not open yet. */
export const missingHosts = (list: FocusList, pages: readonly RecordedPage[]): string[] => {
  const seen = pages.flatMap(({ scene }) => [...(scene?.frames ?? []), ...(scene?.hops ?? [])]);
  return [...new Set(seen)].filter((host) => !isListed(list, host));
};

/** What the recording and the policy say together: what works, what was added, and what stays shut and for whom. */
export const sceneFindings = (
  list: FocusList,
  pages: readonly RecordedPage[],
  answer: Answer,
): SceneFindings => {
  const needs = answer.needs.filter(({ shutFor }) => shutFor === 0).map(({ about }) => about);
  const lines = [
    ...answer.items.flatMap(shutItem),
    ...pages.flatMap(unreached),
    ...answer.needs.map((finding) => needLine(finding, pages)),
  ];
  const count = list.items.length;
  const allWell: SceneLine = {
    kind: 'good',
    text: count === 1 ? 'It opens for the whole class.' : `All ${count} open for the whole class.`,
  };
  return { needs, lines: lines.some(({ kind }) => kind === 'bad') ? lines : [allWell, ...lines] };
};

const forWhom = ({ shutFor, of }: FocusFinding): string =>
  shutFor === of ? 'for this class' : `for ${shutFor} of ${of} pupils`;

const shutItem = (finding: FocusFinding): SceneLine[] =>
  finding.shutFor === 0
    ? []
    : [{ kind: 'bad', text: `${hostOf(finding.about)} stays shut ${forWhom(finding)}. ${finding.rule}` }];

const unreached = ({ url, scene, why }: RecordedPage): SceneLine[] => {
  if (why !== null) return [{ kind: 'bad', text: `${hostOf(url)} was not visited: ${why}` }];
  if (scene?.isReached !== false) return [];
  return [{ kind: 'bad', text: `${hostOf(url)} did not open on that device, so its needs are not known.` }];
};

const needLine = (finding: FocusFinding, pages: readonly RecordedPage[]): SceneLine => {
  const { about: host, shutFor, rule } = finding;
  const used = usedBy(host, pages);
  if (shutFor > 0) return { kind: 'bad', text: `${used} and is blocked ${forWhom(finding)}. ${rule}` };
  return { kind: 'good', text: `${used}: added.` };
};

/** "video.example is used inside volcano.example", "volcano.example goes through login.example". */
const usedBy = (host: string, pages: readonly RecordedPage[]): string => {
  const inside = pages.find(({ scene }) => scene?.frames.includes(host));
  const through = pages.find(({ scene }) => scene?.hops.includes(host));
  if (through !== undefined) return `${hostOf(through.url)} goes through ${host}`;
  return inside === undefined ? host : `${host} is used inside ${hostOf(inside.url)}`;
};
