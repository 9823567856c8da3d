import type { Message, MessageState } from './message.ts';

/**
 * The order in which a queue gives its messages out. It owns `message.state`. Each change tells whether it made
 * something receivable that was not.
 */
export interface Backlog {
  /** Takes a message in, in the state it has. Messages come in the order of their ordinals. */
  add(message: Message): boolean;
  change(message: Message, state: MessageState): boolean;
  remove(message: Message): boolean;
  /**
   * Offers visible messages in order until `receive` has taken `maximum`. `receive` either moves the message to
   * in-flight by {@link change} and returns true, or removes it and returns false.
   */
  take(maximum: number, receive: (message: Message) => boolean): void;
  clear(): void;
}
