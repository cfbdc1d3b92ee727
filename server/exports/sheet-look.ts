/** Sizes in points, and the colours of a printed page. */
export const margin = 50;
export const footerAt = 36;
export const labelWidth = 132;
export const gap = 10;
export const ink = '#1c1c28';
export const faint = '#5b5b6b';
export const line = '#b9b9c6';
export const accent = '#3557a8';
export const barLabelWidth = 240;
