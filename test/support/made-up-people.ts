import type { Role } from '#shared/roles.ts';

/** A member of staff who exists nowhere else. */
export interface MadeUpStaff {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export const schoolName = 'Hazel Wood Primary School';

const staff = (name: string, email: string, password: string, ...roles: Role[]): MadeUpStaff => ({
  name,
  email: `${email}@hazelwood.example`,
  password,
  roles,
});

export const madeUpStaff = {
  admin: staff('Sam Oduya', 'admin', 'four green tractors', 'admin'),
  teacher: staff('Miss Clarke', 'teacher', 'seven paper boats', 'teacher'),
  otherTeacher: staff('Mr Bell', 'other-teacher', 'nine loud trumpets', 'teacher'),
  dsl: staff('Mrs Haddad', 'dsl', 'three quiet owls', 'dsl'),
  head: staff('Dr Penrose', 'head', 'eleven brass keys', 'head'),
  chair: staff('Canon Whitlow', 'chair', 'six brown teapots', 'chair-of-governors'),
  filteringManager: staff('Jo Lindqvist', 'filtering', 'five clear windows', 'filtering-manager'),
} as const;

export type StaffKey = keyof typeof madeUpStaff;

/** A class of 30, in Year 4 (key stage 2). */
export const yearFourNames: readonly string[] = [
  'Amara Quill',
  'Ben Thistle',
  'Chloe Marsh',
  'Dev Larkin',
  'Ella Bramble',
  'Finn Harbour',
  'Grace Pebble',
  'Hassan Reed',
  'Isla Finch',
  'Jacob Mallow',
  'Kezia Stone',
  'Leo Sparrow',
  'Maya Copse',
  'Noah Heron',
  'Olivia Sedge',
  'Priya Lake',
  'Quinn Alder',
  'Ruby Teasel',
  'Samir Dell',
  'Tilly Wren',
  'Umar Birch',
  'Violet Moss',
  'Will Otter',
  'Xanthe Cove',
  'Yusuf Elm',
  'Zara Field',
  'Archie Burr',
  'Bella Plum',
  'Caleb Ford',
  'Daisy Holt',
];

/** A few in Year 1 (key stage 1). */
export const yearOneNames: readonly string[] = ['Poppy Vale', 'Oscar Tarn', 'Nia Brook'];
