/** Where an annotation is shown; without a file, on the run as a whole. */
export interface AnnotationPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Writes a workflow command by which GitHub shows a message beside code.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotation(
  level: 'error' | 'warning' | 'notice',
  { file, line, column }: AnnotationPlace,
  title: string,
  message: string,
): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
