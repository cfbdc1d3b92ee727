interface Judged {
  readonly kind: string;
  /** Null where nobody has said anything yet. */
  readonly verdict: string | null;
}

/** What people said of each kind, whole numbers; kinds of which there was nothing are left out. */
export const saidByKind = <Kind extends string>(kinds: readonly Kind[], rows: readonly Judged[]) =>
  kinds.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const said = (verdict: string | null) => ofKind.filter((row) => row.verdict === verdict).length;
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        total: ofKind.length,
        true: said('true'),
        notAConcern: said('not-a-concern'),
        unsure: said('unsure'),
        notSaid: said(null),
      },
    ];
  });
