import { alertLevelLabels, type AlertLevel } from '#shared/alerts/levels.ts';
import { Icon } from '../../ui/icon.tsx';

/** How soon somebody should look, in words. */
export const AlertLevelChip = ({ level }: { level: AlertLevel }) => (
  <span class="tag standing" data-level={level} data-urgent={level === 'now'}>
    {level === 'now' && <Icon name="flag" />}
    {alertLevelLabels[level]}
  </span>
);
