/** Readable on any page, light or dark. */
export const markStyle = `
div { display: flex; gap: 4px; }
button {
  all: initial;
  pointer-events: auto;
  display: flex;
  align-items: center;
  gap: 6px;
  box-sizing: border-box;
  max-width: min(420px, calc(100vw - 12px));
  min-height: 24px;
  padding: 2px 9px 2px 7px;
  border: 1px solid #ffffffb0;
  border-radius: 12px;
  background: #1d2c28e6;
  color: #fff;
  font: 500 12px/1 system-ui, sans-serif;
  cursor: pointer;
  touch-action: none;
  user-select: none;
}
/* Nothing of it is cut off, in however many languages it stands. */
.words { overflow-wrap: anywhere; text-align: start; line-height: 1.3; }
.detail { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
svg { flex: none; width: 15px; height: 15px; fill: none; stroke: currentColor; stroke-width: 1.5; }
button[data-tone=seen] { background: #8c1d18f2; }
button[data-tone=hand] { background: #6b4a00f2; }
button.small:not(:hover, :focus-visible) .words { display: none; }
button.small:not(:hover, :focus-visible) { padding: 0 4px; }
button:focus-visible { outline: 3px solid #9dbdff; outline-offset: 1px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
@media print { button { display: none; } }
`;
