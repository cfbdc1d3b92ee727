/** A column whose values `Vault.seal` made. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Names the row in its table, together with its record. */
  readonly id: string;
  /** The place it was sealed for. */
  readonly place: (id: string | number, recordId: string) => string;
  /** What kind of record it belongs to, and the column that says which: the key of that record opens it. */
  readonly record: string;
  readonly recordId: string;
}

/**
 * Every column that holds something sealed: a key that is destroyed takes all texts of its record with it. A test holds
 * that no column of bytes is missing here.
 */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'incidents',
    column: 'sealedFacts',
    id: 'incidentId',
    place: (id) => `incident ${id} facts`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidents',
    column: 'sealedDecisionReason',
    id: 'incidentId',
    place: (id) => `incident ${id} decision`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidents',
    column: 'sealedParents',
    id: 'incidentId',
    place: (id) => `incident ${id} parents`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidents',
    column: 'sealedMeasures',
    id: 'incidentId',
    place: (id) => `incident ${id} measures`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidents',
    column: 'sealedHeading',
    id: 'incidentId',
    place: (id) => `incident ${id} heading`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidentPeople',
    column: 'sealedPerson',
    id: 'personId',
    place: (id, incidentId) => `incident ${incidentId} person ${id}`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidentRevisions',
    column: 'sealedText',
    id: 'revision',
    place: (id, incidentId) => `incident ${incidentId} revision ${id}`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidentActions',
    column: 'sealedText',
    id: 'actionId',
    place: (id) => `incident action ${id}`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'incidentCorrections',
    column: 'sealedBefore',
    id: 'correctionId',
    place: (id) => `incident correction ${id}`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'tellings',
    column: 'sealedTeller',
    id: 'requestId',
    place: (id) => `telling ${id} teller`,
    record: 'incident',
    recordId: 'incidentId',
  },
  {
    table: 'approvals',
    column: 'sealedReason',
    id: 'approvalId',
    place: (id) => `approval ${id} reason`,
    record: 'approval',
    recordId: 'approvalId',
  },
  {
    table: 'approvals',
    column: 'sealedAnswer',
    id: 'approvalId',
    place: (id) => `approval ${id} answer`,
    record: 'approval',
    recordId: 'approvalId',
  },
  {
    table: 'legalHolds',
    column: 'sealedReason',
    id: 'holdId',
    place: (id) => `hold ${id} reason`,
    record: 'hold',
    recordId: 'holdId',
  },
  {
    table: 'subjectRequests',
    column: 'sealedWithheld',
    id: 'requestId',
    place: (id) => `subject request ${id} withheld`,
    record: 'subject-request',
    recordId: 'requestId',
  },
  {
    table: 'referralSteps',
    column: 'sealedNote',
    id: 'entryId',
    place: (id) => `referral step ${id}`,
    record: 'referral',
    recordId: 'referralId',
  },
  {
    table: 'policeAdvice',
    column: 'sealedWords',
    id: 'adviceId',
    place: (id) => `police advice ${id}`,
    record: 'referral',
    recordId: 'referralId',
  },
  {
    table: 'pageForgettings',
    column: 'sealedPage',
    id: 'forgettingId',
    place: (id) => `forgetting ${id} page`,
    record: 'referral',
    recordId: 'referralId',
  },
  {
    table: 'initialReviews',
    column: 'sealedReason',
    id: 'reviewId',
    place: (id) => `review ${id} reason`,
    record: 'review',
    recordId: 'reviewId',
  },
  {
    table: 'reviewViewings',
    column: 'sealedReason',
    id: 'viewingId',
    place: (id) => `review viewing ${id}`,
    record: 'review',
    recordId: 'reviewId',
  },
  {
    table: 'alerts',
    column: 'sealedFacts',
    id: 'alertId',
    place: (id) => `alert ${id} facts`,
    record: 'alert',
    recordId: 'alertId',
  },
  {
    table: 'alerts',
    column: 'sealedPicture',
    id: 'alertId',
    place: (id) => `alert ${id} picture`,
    record: 'alert',
    recordId: 'alertId',
  },
  {
    table: 'alertSigns',
    column: 'sealedWhat',
    id: 'signId',
    place: (id) => `alert sign ${id}`,
    record: 'alert',
    recordId: 'alertId',
  },
  {
    table: 'alertVerdicts',
    column: 'sealedReason',
    id: 'verdictId',
    place: (id) => `alert verdict ${id}`,
    record: 'alert',
    recordId: 'alertId',
  },
  {
    table: 'notifyChannels',
    column: 'sealedSecret',
    id: 'channel',
    place: (id) => `notifyChannels ${id} secret`,
    record: 'notify-channel',
    recordId: 'channel',
  },
  {
    table: 'pushSubscriptions',
    column: 'sealedSubscription',
    id: 'subscriptionId',
    place: (id) => `pushSubscriptions ${id} subscription`,
    record: 'push-subscription',
    recordId: 'subscriptionId',
  },
];

/** The owner of the key that opens a record's texts. */
export const recordOwner = (record: string, id: string): string => `${record} ${id}`;
