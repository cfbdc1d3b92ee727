const shownFirst = 40;

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <>
    {sentences.map((sentence, index) => (
      <li key={`${index} ${sentence}`} dir="auto">
        {sentence}
      </li>
    ))}
  </>
);

/** What differs, one sentence a line. */
export const ChangeSentences = ({ sentences, empty }: { sentences: readonly string[]; empty: string }) => {
  if (sentences.length === 0) return <p class="quiet-text">{empty}</p>;
  const rest = sentences.slice(shownFirst);
  return (
    <>
      <ul class="changes" data-changes={sentences.length}>
        <Sentences sentences={sentences.slice(0, shownFirst)} />
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length.toLocaleString('en-GB')} more</summary>
          <ul class="changes">
            <Sentences sentences={rest} />
          </ul>
        </details>
      )}
    </>
  );
};
