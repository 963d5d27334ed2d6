/** Keeps an answer for some seconds, so that asking often costs nothing; a failure is not kept. */
export const keep = <Answer>(seconds: number, now: () => Date, ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let kept: { readonly answer: Promise<Answer>; readonly until: number } | undefined;
  return () => {
    const time = now().getTime();
    if (kept && kept.until > time) return kept.answer;
    const answer = ask();
    kept = { answer, until: time + seconds * 1000 };
    answer.catch(() => {
      kept = undefined;
    });
    return answer;
  };
};
