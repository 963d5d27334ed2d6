/** A search that several rules share, made once for a message or a prompt: rules ask for that of the same one in a row. */
export const once = <Subject extends object, Found>(
  find: (subject: Subject) => Found,
): ((subject: Subject) => Found) => {
  let last: { readonly subject: Subject; readonly found: Found } | undefined;
  return (subject) => {
    if (last?.subject !== subject) last = { subject, found: find(subject) };
    return last.found;
  };
};
