import { checkContractName } from '../generate/check-contract-name.ts';
import type { RegisteredEvent } from './read-registry-document.ts';

/** Which event a document becomes: its name, its version and who publishes it. */
export interface NamedEvent {
  readonly detailType: string;
  readonly major: number;
  readonly source: string;
}

/** What a document does not say as contracts need it. */
export interface NamingProblem {
  readonly reason: string;
  /** The option to give. */
  readonly fix: string;
}

const sourcePattern = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+$/;

/** Names the event of a registered document: as the contract says that it was pushed from, as EventBridge's marks say, or as told. */
export function nameEvent(
  event: Pick<RegisteredEvent, 'contract' | 'detailType' | 'source'>,
  told: { readonly as?: string | undefined; readonly source?: string | undefined } = {},
): { readonly event: NamedEvent; readonly problems: readonly NamingProblem[] } {
  const detailType = told.as ?? event.contract?.detailType ?? event.detailType ?? '';
  const source = told.source ?? event.contract?.sources[0] ?? event.source ?? '';
  const major = Number(event.contract?.version.split('.')[0] ?? 1);
  const problems: NamingProblem[] = [];
  const [domain = '', name = '', ...rest] = detailType.split('.');
  if (domain === '' || name === '' || rest.length > 0) {
    const reason =
      detailType === ''
        ? 'the document names no detail-type'
        : `detail-type "${detailType}" is not <domain>.<Event>`;
    problems.push({ reason, fix: 'Name the contract: --as <domain>.<Event>' });
  } else {
    for (const { reason } of checkContractName(domain, name)) {
      problems.push({ reason, fix: 'Name the contract otherwise: --as <domain>.<Event>' });
    }
  }
  if (!sourcePattern.test(source) || source.startsWith('aws.')) {
    const reason = source.startsWith('aws.')
      ? `source "${source}" begins with "aws.", which EventBridge keeps for AWS's own events`
      : source === ''
        ? 'the document names no source'
        : `source "${source}" is not <org>.<service> in small letters`;
    problems.push({ reason, fix: 'Say who publishes it: --source <org>.<service>' });
  }
  return { event: { detailType, major, source }, problems };
}
