/** A hand that is up, beside words. */
export const Hand = () => (
  <svg class="bubble" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M6 11V5.2a1.2 1.2 0 0 1 2.4 0V9m0-4.8a1.2 1.2 0 0 1 2.4 0V9m0-3.6a1.2 1.2 0 0 1 2.4 0v5.4l1-1.6a1.2 1.2 0 0 1 2 1.2l-2.4 4.8A4.4 4.4 0 0 1 6 13.4z" />
  </svg>
);
