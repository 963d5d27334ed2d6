/** A share as a bar of that many characters: `██████░░░░░░`. @param share 0..1; what lies beyond is drawn as the end */
export const barOf = (share: number, width: number): { readonly filled: string; readonly rest: string } => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return { filled: '█'.repeat(filled), rest: '░'.repeat(width - filled) };
};
