import { expect, test } from 'vitest';
import { roles } from './roles.ts';
import { isAskedOf } from './second-factor-rule.ts';

const asked = (of: 'nobody' | 'leads' | 'everyone') =>
  roles.filter((role) => isAskedOf({ of, from: '2027-01-31' }, [role]));

test('it is asked of nobody, of those who answer for children or for the system, or of all', () => {
  expect(asked('nobody')).toEqual([]);
  expect(asked('leads')).toEqual(['dsl', 'head', 'chair-of-governors', 'admin']);
  expect(asked('everyone')).toEqual(roles);
  expect(isAskedOf({ of: 'leads', from: '2027-01-31' }, ['teacher', 'dsl'])).toBe(true);
});
