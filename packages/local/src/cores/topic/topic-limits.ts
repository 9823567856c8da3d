/** Limits of SNS, with their sources. */
export const topicLimits = {
  /** Bytes of a message with its attributes, and of a batch. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (2026-11-20) */
  messageBytes: 262_144,
  /** Entries of one PublishBatch. https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html (2026-11-20) */
  batchEntries: 10,
  /** Characters of a subject. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (2026-11-20) */
  subjectCharacters: 100,
  /** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html (2026-11-20) */
  filterPolicyKeys: 5,
  /** Product of the values' numbers (and levels, for bodies). https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html (2026-11-20) */
  filterPolicyCombinations: 150,
  /** Topics or subscriptions on one page. https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html (2026-11-20) */
  pageEntries: 100,
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html (2026-11-20) */
  tags: 50,
  /** Milliseconds that an HTTP endpoint has to answer. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html (2026-11-20) */
  httpTimeoutMs: 15_000,
} as const;
