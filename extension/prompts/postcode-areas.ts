/** The letters that a UK postcode may begin with. */
const areas =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY ' +
  'HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL ' +
  'PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE';

const known: ReadonlySet<string> = new Set(areas.split(' '));
const pattern = /(?<![a-z\d])([a-z]{1,2})(\d[a-z\d]?)( ?)(\d[abd-hjlnp-uw-z]{2})(?![a-z\d])/gi;

/** With a space in it or all in capitals: "b12ab" alone may be anything. */
export const hasPostcode = (text: string): boolean => {
  for (const [whole, area = '', , space] of text.matchAll(pattern)) {
    if (known.has(area.toUpperCase()) && (space !== '' || whole === whole.toUpperCase())) return true;
  }
  return false;
};
