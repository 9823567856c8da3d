/**
 * Lists in Markdown what the compatibility engine says of the twelve edits that other checkers were asked about, from the
 * engine itself. With `--write` the table replaces the one between the markers of docs/compatibility.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  comparePeerEdit,
  type PeerEditVerdict,
  peerEditNames,
} from '../packages/events-schema/test/compatibility/peer-edits.ts';

const document = resolve(fileURLToPath(new URL('..', import.meta.url)), 'docs/compatibility.md');
const between = /(?<=<!-- begin: scripts\/list-peer-edits\.ts -->\n).*(?=<!-- end -->)/s;
const heads = ['Edit', '`BACKWARD`', '`FORWARD`', '`FULL`', 'Witness'];

const rows = [heads, ...peerEditNames.map(toRow)];
const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
const toLine = (cells: readonly string[]) =>
  `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
const [head, ...body] = rows.map(toLine);
const table = `${[head, toLine(widths.map((width) => '-'.repeat(width))), ...body].join('\n')}\n`;

if (process.argv.includes('--write')) {
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(between, () => `\n${table}\n`),
  );
} else {
  process.stdout.write(table);
}

function toRow(name: string): readonly string[] {
  const verdicts = comparePeerEdit(name);
  const breaks = (profile: PeerEditVerdict['profile'], direction?: PeerEditVerdict['direction']) =>
    verdicts.some(
      (each) =>
        each.profile === profile &&
        (direction === undefined || each.direction === direction) &&
        each.verdict === 'incompatible',
    );
  const cell = (direction?: PeerEditVerdict['direction']) => {
    const [event, strict] = [breaks('event', direction), breaks('strict', direction)];
    if (event === strict) return event ? 'breaks' : 'fits';
    return `fits; \`strict\`: ${strict ? 'breaks' : 'fits'}`;
  };
  const witnesses = (['backward', 'forward'] as const).flatMap((direction) => {
    const found = verdicts.find((each) => each.direction === direction && each.witness !== undefined);
    if (found === undefined) return [];
    const side = direction === 'backward' ? 'only the old side' : 'only the new side';
    return [`${side} accepts \`${JSON.stringify(found.witness)}\``];
  });
  return [name.replaceAll('-', ' '), cell('backward'), cell('forward'), cell(), witnesses.join('; ')];
}
