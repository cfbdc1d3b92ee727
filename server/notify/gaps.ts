import type { ChannelHealth } from '#shared/api/notify.ts';
import type { Role } from '#shared/roles.ts';
import type { Person } from './recipients.ts';

/** What would keep somebody from being told, whether or not there was anything to tell yet. */
export const gapsOf = (channels: readonly ChannelHealth[], people: readonly Person[]): string[] => {
  const isOn = ({ state }: ChannelHealth): boolean => state !== 'off';
  const has = (role: Role): boolean => people.some(({ roles }) => roles.includes(role));
  const isPersonal = channels.some(
    (each) => (each.channel === 'mail' || each.channel === 'push') && isOn(each),
  );
  return [
    ...(channels.some(isOn) ? [] : ['No way of telling is on: incidents are shown here and told to nobody.']),
    ...(channels.some(isOn) && !isPersonal
      ? ['Concerns about staff go to one person alone, and so need mail or messages in the browser.']
      : []),
    ...(has('dsl') ? [] : ['Nobody is designated safeguarding lead: the headteacher is told instead.']),
    ...(has('head') ? [] : ['Nobody is headteacher: a concern about staff could be told to nobody.']),
    ...(has('chair-of-governors')
      ? []
      : ['Nobody is chair of governors: a concern about the headteacher could be told to nobody.']),
  ];
};
