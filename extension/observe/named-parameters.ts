import type { NamedDetail } from '#shared/named-details.ts';

interface Rule {
  readonly kind: NamedDetail;
  /** Of the parameter's name, in small letters with single spaces. */
  readonly name: RegExp;
  readonly value: RegExp;
}

const anything = /\S/;
/** Not a switch, as in "?email=yes" and "?mobile=1". */
const written = /^(?!(?:true|false|yes|no|on|off|none|null)$)(?=.*\S{2})/i;

/** What parameters of these names hold is personal, whatever it looks like: a friend's name, a postcode with a slip in it. */
const rules: readonly Rule[] = [
  {
    kind: 'password',
    name: /\bpass ?(?:word|wd|phrase)\b|\bp(?:ass)?wd\b|\bpasscode\b|\bcyfrinair\b/,
    value: anything,
  },
  {
    kind: 'token',
    name: /\btoken\b|\bsess(?:ion)?(?: ?id)?\b|\bphpsessid\b|\bjsessionid\b|\bsid\b|\bjwt\b|\bapi ?key\b|\bsecret\b/,
    value: written,
  },
  {
    kind: 'name',
    name: /\b(?:first|last|full|family|given|middle|your|childs?|pupil|student|parent) ?name\b|\b(?:sur|fore|[fl])name\b|\bcyfenw\b/,
    value: written,
  },
  { kind: 'email', name: /\be ?-?mail(?: address)?$|\be-?bost$/, value: written },
  { kind: 'postcode', name: /\bpost ?code\b|\bpostal code\b|\bzip ?code\b|\bcod post\b/, value: written },
  { kind: 'phone', name: /\b(?:tele)?phone\b|\bmobile\b|\btel\b|\bffôn\b/, value: /(?:\d\D*){6}/ },
  {
    kind: 'address',
    name: /\b(?:home|street|postal|your) address\b|\baddress(?: line)? ?\d\b/,
    value: written,
  },
  { kind: 'birthday', name: /\bdob\b|\bdate of birth\b|\bbirth ?(?:date|day)\b|\bb ?day\b/, value: written },
];

/** What a parameter holds by its name alone; null where only its value can tell. */
export const kindOfName = (label: string, value: string): NamedDetail | null =>
  rules.find((rule) => rule.name.test(label) && rule.value.test(value))?.kind ?? null;
