import type { AwsError } from '../aws-error.ts';
import type { QueryBinding, QueryMember } from '../service-action.ts';
import { queryNamespace } from '../service-catalog.ts';
import type { Protocol } from './protocol.ts';

const headers = { 'content-type': 'text/xml' };

/**
 * AWS query: `POST /` with `Action=GetCallerIdentity&Version=2011-06-15` as a form, answered in XML.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function createAwsQueryProtocol(
  service: string,
  actionName: string,
  binding?: QueryBinding,
): Protocol {
  const namespace = queryNamespace(service);
  const members = new Map((binding?.output ?? []).map((member) => [member.member, member]));
  return {
    renderOutput(output, requestId) {
      const result =
        output === undefined
          ? ''
          : `<${actionName}Result>${structure(output as object, members)}</${actionName}Result>`;
      return {
        status: 200,
        headers,
        body: `<?xml version="1.0"?><${actionName}Response xmlns="${namespace}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${actionName}Response>`,
      };
    },
    renderError: (error, requestId) => ({
      status: error.statusCode,
      headers,
      body: `<?xml version="1.0"?><ErrorResponse xmlns="${namespace}"><Error><Type>${error.statusCode < 500 ? 'Sender' : 'Receiver'}</Type><Code>${escapeXml(queryCodeOf(error))}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }),
  };
}

function queryCodeOf(error: AwsError): string {
  return error.queryCode ?? error.code;
}

function structure(value: object, members: ReadonlyMap<string, QueryMember>): string {
  let xml = '';
  for (const [name, child] of Object.entries(value)) {
    const member = members.get(name);
    if (child === undefined || child === null) continue;
    if (member === undefined) xml += element(name, child, members);
    else if (member.shape === 'list') {
      for (const item of child as unknown[]) xml += element(member.wireName, item, members);
    } else if (member.shape === 'map') {
      const [keyName, valueName] = member.mapNames ?? ['Name', 'Value'];
      for (const [key, item] of Object.entries(child)) {
        xml += `<${member.wireName}>${element(keyName, key, members)}${element(valueName, item, members)}</${member.wireName}>`;
      }
    } else if (member.shape === 'entry-map') {
      const [keyName, valueName] = member.mapNames ?? ['key', 'value'];
      const entries = Object.entries(child).map(
        ([key, item]) =>
          `<entry>${element(keyName, key, members)}${element(valueName, item, members)}</entry>`,
      );
      xml += `<${member.wireName}>${entries.join('')}</${member.wireName}>`;
    } else xml += element(member.wireName, child, members);
  }
  return xml;
}

function element(name: string, value: unknown, members: ReadonlyMap<string, QueryMember>): string {
  return `<${name}>${content(value, members)}</${name}>`;
}

function content(value: unknown, members: ReadonlyMap<string, QueryMember>): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => element('member', item, members)).join('');
  if (typeof value === 'object' && value !== null) return structure(value, members);
  return escapeXml(String(value));
}

const xmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => xmlEntities[character]!);
}
