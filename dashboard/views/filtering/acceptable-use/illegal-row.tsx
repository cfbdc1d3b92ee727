export interface IllegalRowProps {
  readonly label: string;
  /** How many sites the school's own sealed list holds; null where no such list is loaded. */
  readonly listedCount: number | null;
}

/** Against the law: the same for every school, without a switch. */
export const IllegalRow = ({ label, listedCount }: IllegalRowProps) => (
  <tr class="illegal-row">
    <th scope="row">
      <span class="use-label">{label}</span>
      <span class="use-categories">
        Images of child abuse, grooming, terrorist and extreme material, stirring up hatred, fraud
      </span>
    </th>
    <td colSpan={4}>
      {listedCount === null ? (
        <>
          <strong>Not loaded.</strong> There is no list of illegal sites on this server: such lists are given
          to members of the Internet Watch Foundation and to the police’s partners. Only test addresses are
          stopped by this row.
        </>
      ) : (
        `${listedCount.toLocaleString('en-GB')} entries loaded.`
      )}
    </td>
    <td class="illegal-cell">
      <strong>✓ Illegal</strong> Never open, for anyone. No switch.
    </td>
    <td class="screen-only" />
  </tr>
);
