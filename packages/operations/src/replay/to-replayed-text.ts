/**
 * Marks an archived event as replayed. The text is extended, not written anew, so that every number in it stays as
 * it was spelled.
 *
 * @example
 * ```ts
 * toReplayedText('{"version":"0","id":"a"}', 'rebuild-1'); //=> '{"replay-name":"rebuild-1","version":"0","id":"a"}'
 * ```
 */
export function toReplayedText(eventText: string, replayName: string): string {
  return eventText.replace(/^\s*\{/, () => `{"replay-name":${JSON.stringify(replayName)},`);
}
