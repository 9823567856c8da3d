import type { ContractProblem } from './contract-problem.ts';

/** Participles that do not end in -ed. Prefixed ones count too: `Resent`, `Overridden`, `Withdrawn`. */
const irregular =
  'been begun bent bet bid bitten blown born borne bound bought bred broken brought built burnt burst cast caught chosen ' +
  'come cost cut dealt done drawn driven drunk dug dwelt eaten fallen felt fled flown forbidden forgiven forgotten fought found ' +
  'frozen given gone got gotten ground grown heard held hidden hit hung hurt kept knelt known laid lain learnt led left ' +
  'lent let lit lost made meant met mistaken paid proven put quit read ridden risen run rung said sat seen sent set sewn ' +
  'shaken shed shot shown shrunk shut slain slept slid sold sought sped spent split spoken spread spun stood stolen ' +
  'struck stuck stung sung sunk swept sworn swum taken taught thought thrown told torn understood undergone won worn woken ' +
  'woven written wrung';
const prefixes = '(?:re|un|over|under|out|with|mis|pre|fore|be|for)?';
const irregularParticiple = new RegExp(`^${prefixes}(?:${irregular.replaceAll(' ', '|')})$`);

/** Words in -ed that are no participles. */
const nouns = new Set(
  'bed breed deed embed feed greed hundred need newsfeed red reed sled speed weed'.split(' '),
);

/** What may follow a participle: `UserSignedUp`, `GoodsSentBack`. */
const particles = new Set('away back down forward in off on out over through together up'.split(' '));

/**
 * Warns of an event whose name does not tell what has happened: the last word should be a past participle
 * (`OrderPlaced`, `PaymentSent`), alone or with a particle (`UserSignedUp`). A heuristic: it knows -ed and some 130
 * irregular ones.
 */
export function checkPastTense(domain: string, name: string): readonly ContractProblem[] {
  const words = name
    .split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word) => word.toLowerCase());
  const last = words.length > 1 && particles.has(words.at(-1)!) ? words.at(-2)! : words.at(-1)!;
  if (isParticiple(last)) return [];
  const participle = words.findIndex(isParticiple);
  const fix =
    last === 'event' && isParticiple(words.at(-2) ?? '')
      ? 'Leave "Event" out: every name here is that of an event'
      : participle > 0 || participle < 0
        ? 'Name what has happened, the participle last: OrderPlaced, PaymentSent'
        : 'Put the participle last: OrderPlaced, not PlacedOrder';
  const reason = `event "${name}" is not named in the past tense ("${last}" is no participle that is known)`;
  return [{ file: `${domain}/${name}`, pointer: '', reason, fix }];
}

function isParticiple(word: string): boolean {
  return (/[a-z]ed$/.test(word) && !nouns.has(word)) || irregularParticiple.test(word);
}
