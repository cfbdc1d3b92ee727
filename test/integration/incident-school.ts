import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import type { IncidentShelf, RecordedIncident } from '#shared/api/incidents.ts';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';

export type Concern = EndpointRequest<'recordConcern'>;

/** A made-up school with a few pupils, whose staff write concerns down and work on them. */
export class IncidentSchool {
  readonly live: LiveSchool;

  private constructor(live: LiveSchool) {
    this.live = live;
  }

  static async open(): Promise<IncidentSchool> {
    const school = new IncidentSchool(await LiveSchool.open(3, 'dsl', 'head', 'chair', 'otherTeacher'));
    for (const key of ['dsl', 'head', 'chair'] as const) await school.confirm(key);
    return school;
  }

  confirm(key: StaffKey): Promise<unknown> {
    return this.live.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
  }

  pupil(index: number): string {
    return this.live.pupilIds[index] ?? '';
  }

  tell(concern: Partial<Concern> = {}, key: StaffKey = 'teacher'): Promise<RecordedIncident> {
    return this.live.as(key).do('recordConcern', {
      kind: 'saw-something',
      people: [{ kind: 'pupil', pupilId: this.pupil(0), involvement: 'affected' }],
      words: 'She was upset about a picture',
      happenedAt: null,
      place: 'home',
      toldBy: null,
      ...concern,
    });
  }

  list(key: StaffKey, shelf: IncidentShelf = 'open', search = ''): Promise<EndpointAnswer<'incidents'>> {
    return this.live.as(key).do('incidents', { shelf, search });
  }

  async numbers(key: StaffKey, shelf: IncidentShelf = 'open', search = ''): Promise<number[]> {
    return (await this.list(key, shelf, search)).incidents.map(({ number }) => number);
  }

  change(incidentIds: string[], change: IncidentChange, key: StaffKey = 'dsl'): Promise<unknown> {
    return this.live.as(key).do('changeIncidents', { incidentIds, change });
  }

  async staffId(name: string): Promise<string> {
    const { staff } = await this.live.as('teacher').do('concernPeople', {});
    return staff.find((each) => each.name === name)?.accountId ?? '';
  }
}
