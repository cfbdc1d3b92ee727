import type { AudienceRules, PolicyRules } from '#shared/policy/policy.ts';

/** Open to everyone. */
export const learningHosts: readonly string[] = [
  'rabbits.example',
  'maths.example',
  'tudors.example',
  'planets.example',
  'stories.example',
  'music.example',
  'weather.example',
  'library.example',
];
/** Opened so that its restricted mode can be looked at. */
const videoHost = 'youtube.com';
const blockedHosts = ['bets.example', 'chat.example'];

const withMadeUpHosts = (rules: AudienceRules): AudienceRules => ({
  ...rules,
  allowHosts: [...new Set([...rules.allowHosts, ...learningHosts, videoHost])],
  blockHosts: [...new Set([...rules.blockHosts, ...blockedHosts])],
});

/**
 * The rules in force with the made-up web added for everyone: its learning sites open, two blocked, and the rest left
 * unknown, which asks a pupil of key stage 2 to think and is closed for key stage 1.
 */
export const madeUpRules = (rules: PolicyRules): PolicyRules => {
  const hasEveryone = rules.audiences.some(({ audience }) => audience.kind === 'everyone');
  const everyone: AudienceRules = {
    audience: { kind: 'everyone' },
    categories: {},
    blockHosts: [],
    allowHosts: [],
  };
  const audiences = hasEveryone ? rules.audiences : [everyone, ...rules.audiences];
  return {
    ...rules,
    audiences: audiences.map((each) => (each.audience.kind === 'everyone' ? withMadeUpHosts(each) : each)),
  };
};
