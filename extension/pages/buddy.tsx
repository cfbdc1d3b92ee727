export type Mood = 'kind' | 'thinking' | 'resting' | 'waiting' | 'waving';

const eyes: Record<Mood, preact.JSX.Element> = {
  kind: <OpenEyes />,
  thinking: <OpenEyes lookingUp />,
  resting: (
    <g class="buddy-line">
      <path d="M78 98q9 8 18 0" />
      <path d="M124 98q9 8 18 0" />
    </g>
  ),
  waiting: <OpenEyes />,
  waving: <OpenEyes />,
};

function OpenEyes({ lookingUp = false }: { lookingUp?: boolean }) {
  const y = lookingUp ? 92 : 98;
  return (
    <g>
      <circle class="buddy-white" cx="87" cy="96" r="12" />
      <circle class="buddy-white" cx="133" cy="96" r="12" />
      <circle class="buddy-ink" cx={lookingUp ? 90 : 87} cy={y} r="6" />
      <circle class="buddy-ink" cx={lookingUp ? 136 : 133} cy={y} r="6" />
    </g>
  );
}

const mouths: Record<Mood, string> = {
  kind: 'M92 124q18 14 36 0',
  thinking: 'M98 127q12-5 24 2',
  resting: 'M100 124q10 6 20 0',
  waiting: 'M94 124q16 10 32 0',
  waving: 'M90 122q20 18 40 0',
};

const besides: Record<Mood, preact.JSX.Element> = {
  kind: (
    <g>
      <path class="buddy-leaf" d="M22 190q2-30 20-40q6 24-20 40z" />
      <path class="buddy-leaf" d="M24 190q-22-8-20-30q20 4 20 30z" />
      <circle class="buddy-sun" cx="196" cy="34" r="18" />
      <g class="buddy-gate">
        <path d="M166 148v44M184 140v52M202 140v52M220 148v44M160 160h66M160 178h66" />
      </g>
    </g>
  ),
  thinking: (
    <g>
      <ellipse class="buddy-cloud" cx="190" cy="34" rx="38" ry="26" />
      <circle class="buddy-cloud" cx="160" cy="58" r="7" />
      <circle class="buddy-cloud" cx="150" cy="68" r="4" />
      <path class="buddy-air" d="M180 28q2-12 12-11q12 2 9 12q-2 6-10 8v5" />
      <circle class="buddy-dot" cx="191" cy="49" r="2.5" />
    </g>
  ),
  resting: (
    <g class="buddy-air">
      <path d="M186 56h16l-16 18h16" />
      <path d="M206 22h20l-20 22h20" />
    </g>
  ),
  waiting: (
    <g>
      <circle class="buddy-sun dot" cx="86" cy="36" r="8" />
      <circle class="buddy-sun dot" cx="110" cy="36" r="8" />
      <circle class="buddy-sun dot" cx="134" cy="36" r="8" />
    </g>
  ),
  waving: (
    <g class="buddy-air">
      <path d="M178 120q22-6 24-32" />
      <path d="M202 88l-8-10M202 88l2-14M202 88l12-8" />
    </g>
  ),
};

/** Our own friendly little computer. It says nothing that the words do not say. */
export const Buddy = ({ mood }: { mood: Mood }) => (
  <svg class="buddy" viewBox="0 0 240 210" role="presentation" aria-hidden="true">
    <ellipse class="buddy-ground" cx="110" cy="196" rx="92" ry="10" />
    {besides[mood]}
    <rect class="buddy-case" x="42" y="58" width="136" height="104" rx="22" />
    <rect class="buddy-face" x="54" y="70" width="112" height="80" rx="14" />
    <path class="buddy-case" d="M98 160h24l6 26h-36z" />
    <path class="buddy-air" d="M76 190h68" />
    {eyes[mood]}
    <path class="buddy-line" d={mouths[mood]} />
    <circle class="buddy-cheek" cx="72" cy="118" r="7" />
    <circle class="buddy-cheek" cx="148" cy="118" r="7" />
  </svg>
);
