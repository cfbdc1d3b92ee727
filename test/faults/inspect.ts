import { createHash } from 'node:crypto';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { databaseFileIn } from '../../server/config.ts';
import { readCheckpoint } from '../../server/evidence/checkpoint.ts';
import { emptyEdge, rootOfEdge, withLeaf, type Edge } from '../../server/evidence/merkle-tree.ts';
import { openKeys, type Keys } from '../../server/keys.ts';
import { lookAtWhatIsLeft, type LeftBehind } from './left-behind.ts';
import { compare, kinds, type Kind } from './notes.ts';
import type { SchoolUnderFire } from './school-under-fire.ts';

export interface Inspection {
  /** One sentence for each thing that must not be. */
  readonly faults: readonly string[];
  /** Stored, though the answer had not got out when the server died. */
  readonly unanswered: number;
}

interface ReadIncident {
  readonly words: string;
  readonly actions: readonly string[];
}

const storedIn: Partial<Record<Kind, string>> = {
  report: `select "url" as "name" from "reports"`,
  'may-i': `select "requestId" as "name" from "mayIRequests"`,
  exception: `select "reason" as "name" from "exceptions"`,
  'policy version': `select "reason" as "name" from "policies" where "reason" like 'Policy %'`,
  'focus list': `select json_extract("list", '$.name') as "name" from "focusLists"`,
};

/** Looks through a school after a kill, beside its running server: by the server's own answers, and into its files. */
export class Inspector {
  readonly #school: SchoolUnderFire;
  readonly #keys: Keys;
  readonly #incidents = new Map<string, ReadIncident>();
  #edge: Edge = emptyEdge;

  constructor(school: SchoolUnderFire) {
    this.#school = school;
    this.#keys = openKeys(school.dataFolder);
  }

  /** `left` is what lay there before the server was started again. */
  async look(left: LeftBehind): Promise<Inspection> {
    const database = new DatabaseSync(databaseFileIn(this.#school.dataFolder), { readOnly: true });
    try {
      const faults = [
        ...this.#checkDatabase(database),
        ...this.#checkCheckpoint(database, left.checkpoint),
        ...(await this.#checkLedger()),
        ...(await this.#readNewIncidents(database)),
        ...this.#checkEvidence(database),
      ];
      const compared = this.#compareAll(database);
      return { faults: [...faults, ...compared.faults], unanswered: compared.unanswered };
    } finally {
      database.close();
    }
  }

  /** Every incident and picture once more, not the new ones alone. */
  forgetWhatWasRead(): void {
    this.#incidents.clear();
  }

  #checkDatabase(database: DatabaseSyncInstance): string[] {
    const verdicts = namesOf(database, `select "integrity_check" as "name" from pragma_integrity_check`);
    const orphans = database.prepare('pragma foreign_key_check').all();
    return [
      ...(verdicts.join() === 'ok' ? [] : [`The database is damaged: ${verdicts.join()}`]),
      ...(orphans.length === 0 ? [] : [`${orphans.length} rows point at nothing`]),
    ];
  }

  #checkCheckpoint(database: DatabaseSyncInstance, note: string): string[] {
    if (note === '') return [];
    const read = readCheckpoint(note, this.#keys.ledger.key);
    if (read === null) return ['The checkpoint outside the database is not whole'];
    const root = this.#rootAt(database, read.size);
    return root === read.root ? [] : [`The ledger is not the one of the checkpoint at ${read.size}`];
  }

  /** Of the first `size` entries; null where there are not so many. Grows on from the last time. */
  #rootAt(database: DatabaseSyncInstance, size: number): string | null {
    if (this.#edge.size > size) this.#edge = emptyEdge;
    const hashes = namesOf(
      database,
      `select "hash" as "name" from "ledger" where "seq" > ${this.#edge.size} and "seq" <= ${size} order by "seq"`,
    );
    this.#edge = hashes.reduce(withLeaf, this.#edge);
    return this.#edge.size === size ? rootOfEdge(this.#edge) : null;
  }

  async #checkLedger(): Promise<string[]> {
    const { fault } = await this.#school.as('dsl').do('checkLedger', {});
    return fault === null ? [] : [`The ledger does not verify at ${fault.seq}: ${fault.why}`];
  }

  async #readNewIncidents(database: DatabaseSyncInstance): Promise<string[]> {
    const dsl = this.#school.as('dsl');
    // A school that is killed on a busy machine lives longer than a password is remembered.
    await this.#school.confirmPassword('dsl');
    const faults: string[] = [];
    // The desk lists no more than can be read at once.
    const rows = database.prepare(`
      select "incidentId", "number", (select count(*) from "incidentActions" as "a"
        where "a"."incidentId" = "incidents"."incidentId") as "actionCount" from "incidents"`);
    for (const { incidentId, number, actionCount } of rows.all() as IncidentRow[]) {
      if (this.#incidents.get(incidentId)?.actions.length === actionCount) continue;
      const { facts, pictures, actions } = await dsl.do('incident', { incidentId });
      this.#incidents.set(incidentId, { words: facts.words, actions: actions.map(({ text }) => text) });
      if (pictures.length !== 1) faults.push(`Incident ${number} has ${pictures.length} pictures`);
      for (const { evidenceId, sha256 } of pictures)
        if ((await this.#sumOf(evidenceId)) !== sha256)
          faults.push(`The picture of incident ${number} is not whole`);
    }
    return faults;
  }

  async #sumOf(evidenceId: string): Promise<string> {
    const headers = { cookie: this.#school.as('dsl').cookie() };
    const answer = await fetch(`${this.#school.server.url}/api/evidence/${evidenceId}`, { headers });
    return createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex');
  }

  #checkEvidence(database: DatabaseSyncInstance): string[] {
    const named = new Set(namesOf(database, `select "evidenceId" as "name" from "evidenceItems"`));
    const { evidenceParts, evidenceFiles } = lookAtWhatIsLeft(this.#school.dataFolder);
    const files = new Set(evidenceFiles);
    const missing = [...named].filter((evidenceId) => !files.has(evidenceId));
    const unnamed = evidenceFiles.filter((file) => !named.has(file) && file !== 'unnamed');
    const keys = new Set(
      namesOf(
        database,
        `select substr("owner", 10) as "name" from "itemKeys" where "owner" like 'evidence %'`,
      ),
    );
    const keyless = [...named].filter((evidenceId) => !keys.has(evidenceId));
    return [
      ...keyless.map((evidenceId) => `The key of evidence ${evidenceId} is missing`),
      ...(evidenceParts === 0 ? [] : [`${evidenceParts} half-written evidence files were left lying`]),
      ...missing.map((evidenceId) => `The file of evidence ${evidenceId} is missing`),
      ...unnamed.map((file) => `The evidence file ${file} is named by no record`),
    ];
  }

  #compareAll(database: DatabaseSyncInstance): Inspection {
    const faults: string[] = [];
    let unanswered = 0;
    for (const kind of kinds) {
      const found = compare(this.#school.notes[kind], this.#storedOf(kind, database));
      for (const name of found.lost) faults.push(`Acknowledged and lost: ${kind} ${name}`);
      for (const name of found.doubled) faults.push(`Doubled: ${kind} ${name}`);
      for (const name of found.unexpected)
        faults.push(`Never sent, or deleted and still there: ${kind} ${name}`);
      unanswered += found.unanswered;
    }
    return { faults, unanswered };
  }

  #storedOf(kind: Kind, database: DatabaseSyncInstance): readonly string[] {
    const read = [...this.#incidents.values()];
    if (kind === 'incident') return read.map(({ words }) => words);
    if (kind === 'incident action') return read.flatMap(({ actions }) => actions);
    return namesOf(database, storedIn[kind] ?? '');
  }
}

interface IncidentRow {
  readonly incidentId: string;
  readonly number: number;
  readonly actionCount: number;
}

const namesOf = (database: DatabaseSyncInstance, sql: string): string[] =>
  (database.prepare(sql).all() as { name: string }[]).map(({ name }) => name);
