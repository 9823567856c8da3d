import type { CheckFinding } from '@busbar/operations/check';

/** A finding in indented lines: code with place, what is wrong, who else is concerned, its name. */
export function renderCheckFinding(finding: CheckFinding): string {
  const { code, severity, name, message, accepted } = finding;
  const kind = accepted === true ? ' (accepted)' : severity === 'warning' ? ' (warning)' : '';
  return [
    `  ${code}${kind} ${placeOfFinding(finding)}`.trimEnd(),
    ...[message, ...detailsOfFinding(finding), `Name: ${name}`].map((line) => `    ${line}`),
  ].join('\n');
}

/** `file:line:column`, as far as it is known; empty without a place. */
export function placeOfFinding({ place }: CheckFinding): string {
  if (place === undefined) return '';
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Readers at other places than the finding's own, and what shows it. */
export function detailsOfFinding({ place, readers = [], witness }: CheckFinding): readonly string[] {
  const others = readers.filter(({ file, line }) => file !== place?.file || line !== place.line);
  const named = others.map(({ consumer, kind, file, line }) => `${consumer} (${kind}, ${file}:${line})`);
  return [
    ...(named.length === 0 ? [] : [`Read by ${named.join(', ')}.`]),
    ...(witness === undefined ? [] : [`Example: ${JSON.stringify(witness)}`]),
  ];
}
