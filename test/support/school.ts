import type { EndpointAnswer } from '#shared/api.ts';
import { madeUpStaff, schoolName, yearFourNames, yearOneNames, type StaffKey } from './made-up-people.ts';
import { madeUpRules } from './made-up-rules.ts';
import { createStaffClient, type StaffClient } from './staff-client.ts';
import type { TestServer } from './start-server.ts';

export interface SchoolPupil {
  readonly pupilId: string;
  readonly name: string;
}

export interface SchoolYear {
  readonly classId: string;
  readonly pupils: readonly SchoolPupil[];
}

/** A made-up school on a real server, with everybody signed in. */
export interface School {
  readonly staff: Readonly<Record<StaffKey, StaffClient>>;
  /** 30 pupils of key stage 2. */
  readonly yearFour: SchoolYear;
  /** 3 pupils of key stage 1. */
  readonly yearOne: SchoolYear;
  readonly deployment: EndpointAnswer<'deployment'>;
}

const tokenOf = (link: string): string => new URL(link).hash.slice(1);

const setUp = async (server: TestServer): Promise<StaffClient> => {
  const client = createStaffClient(server.url);
  const { name, email, password } = madeUpStaff.admin;
  await client.do('setUp', { token: tokenOf(server.setUpUrl), schoolName, name, email, password });
  return client;
};

/** Invited by the admin; sets their own password by the link. */
const invite = async (server: TestServer, admin: StaffClient, key: StaffKey): Promise<StaffClient> => {
  const { name, email, password, roles } = madeUpStaff[key];
  const { invitationUrl } = await admin.do('addAccount', { name, email, roles: [...roles] });
  const client = createStaffClient(server.url);
  await client.do('acceptInvitation', { token: tokenOf(invitationUrl), password });
  return client;
};

const addYear = async (
  admin: StaffClient,
  name: string,
  yearGroup: number,
  names: readonly string[],
): Promise<SchoolYear> => {
  const { classId } = await admin.do('addClass', { name, yearGroup });
  const { pupilIds } = await admin.do('addPupils', {
    classId,
    pupils: names.map((pupilName) => ({ name: pupilName, email: null })),
  });
  const pupils = names.map((pupilName, index) => ({ name: pupilName, pupilId: pupilIds[index] ?? '' }));
  return { classId, pupils };
};

/** Adds the made-up web's rules to the policy in force, as a filtering manager would. */
export const publishMadeUpRules = async (filteringManager: StaffClient): Promise<number> => {
  const { version, rules } = await filteringManager.do('policy', {});
  const { version: published } = await filteringManager.do('publishPolicy', {
    basedOn: version,
    rules: madeUpRules(rules),
    reason: 'The sites of the made-up web',
  });
  return published;
};

/** Sets a school up by the same steps as a person: set-up link, invitations, classes, pupils, policy. */
export const createSchool = async (server: TestServer): Promise<School> => {
  const admin = await setUp(server);
  const [teacher, otherTeacher, dsl, head, chair, filteringManager] = await Promise.all([
    invite(server, admin, 'teacher'),
    invite(server, admin, 'otherTeacher'),
    invite(server, admin, 'dsl'),
    invite(server, admin, 'head'),
    invite(server, admin, 'chair'),
    invite(server, admin, 'filteringManager'),
  ]);
  const yearFour = await addYear(admin, 'Hedgehogs', 4, yearFourNames);
  const yearOne = await addYear(admin, 'Ladybirds', 1, yearOneNames);
  await publishMadeUpRules(filteringManager);
  const deployment = await admin.do('deployment', {});
  return {
    staff: { admin, teacher, otherTeacher, dsl, head, chair, filteringManager },
    yearFour,
    yearOne,
    deployment,
  };
};
