/**
 * A Busbar event as a CloudEvent in structured JSON mode. Attributes that CloudEvents does not have are extensions,
 * whose names are small letters and digits.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** `detail.metadata.id`: with `source` the identity of the event, the same over retries and replays. */
  readonly id: string;
  /** The detail-type. */
  readonly type: string;
  readonly source: string;
  /** `detail.metadata.occurredAt`. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** URI of the contract's version; nothing needs to be there. */
  readonly dataschema: string;
  /** Thing that the event is about, as the encoder was told. */
  readonly subject?: string;
  /** `detail.metadata.version`. */
  readonly contractversion: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly partitionkey?: string;
  readonly producerservice: string;
  readonly producerversion?: string;
  readonly tenant?: string;
  readonly traceparent?: string;
  /** Where the whole data lies, `s3://<bucket>/<key>`. */
  readonly dataref?: string;
  /** Size of the whole data, in decimal digits: an Integer of CloudEvents has 32 bits. */
  readonly datarefbytes?: string;
  /** ARNs of `resources` as JSON text: attributes hold no lists. */
  readonly awsresources?: string;
  readonly data: Data;
}
