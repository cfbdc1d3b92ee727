/** As a pupil's pages look, on a smaller sheet. */
export const sentenceStyle = `
.page {
  display: grid;
  gap: 0.6rem;
  color: light-dark(#17302a, #eaf4f0);
  font: 400 1rem/1.45 system-ui, 'Segoe UI', Roboto, sans-serif;
}
p { margin: 0; overflow-wrap: anywhere; }
.title { font-size: 1.5rem; font-weight: 700; line-height: 1.15; text-wrap: balance; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.button {
  padding: 0.4rem 0.9rem;
  border: 2px solid light-dark(#7d988f, #6f8a81);
  border-radius: 0.9rem;
  font-weight: 650;
}
.here {
  border-radius: 0.2rem;
  background: light-dark(#fff3d6, #3a3216);
  outline: 0.15rem solid light-dark(#b07d00, #f4c659);
  outline-offset: 0.1rem;
}
`;
