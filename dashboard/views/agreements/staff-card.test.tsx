// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { playDashboard } from '../../play-dashboard.tsx';
import { StaffCard } from './staff-card.tsx';

test('a volunteer whose letter is lost is given another code, and nobody who has signed', async () => {
  const asked: unknown[] = [];
  const play = playDashboard();
  await play.show(
    <StaffCard
      staff={[]}
      volunteers={[
        { linkId: 'l1', name: 'Abe Reader', isSigned: false, held: null },
        { linkId: 'l2', name: 'Bo Painter', isSigned: true, held: null },
      ]}
      mail={null}
      onLinks={async (target) => void asked.push(target)}
      onChanged={() => undefined}
    />,
  );
  expect(play.root.textContent).not.toContain('Another code for Bo Painter');
  await play.press('Another code for Abe Reader');
  expect(asked).toEqual([{ kind: 'volunteer-again', linkId: 'l1' }]);
  await play.leave();
});
