/** The names of accepted findings of one event, out of `<detail-type> <name>`. */
export function acceptedOf(accept: readonly string[], detailType: string): readonly string[] {
  const prefix = `${detailType} `;
  return accept.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
}
