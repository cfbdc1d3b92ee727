/** What governors were told, the reviews of it, and the yearly review. Written as the rest of the schema is. */
export interface GovernanceTables {
  governorsReports: {
    reportId: string;
    /** "2027-01-04". No day is in two reports. */
    startsOn: string;
    endsOn: string;
    publishedAt: number;
    publishedBy: string;
    /** Canonical JSON, as in shared/governance/governors-report; its hash is in the ledger. */
    report: string;
  };
  /** Each incident is counted in one report. */
  countedIncidents: { incidentId: string; reportId: string };
  reviewMeetings: {
    reviewId: string;
    heldOn: string;
    body: string;
    tookPart: string;
    decided: string;
    policyChanges: string;
    recordedBy: string;
    recordedAt: number;
    /** The report that shows it; null until there is one. */
    reportId: string | null;
  };
  /** What the school says instead of the draft. */
  selfReviewAnswers: {
    /** In which the school year begins. */
    year: number;
    questionId: string;
    answer: string;
    answeredBy: string;
    answeredAt: number;
  };
}
