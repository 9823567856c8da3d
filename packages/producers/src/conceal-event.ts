/** What is written of an event: who it is and what became of it. */
const shown = [
  'index',
  'id',
  'detailType',
  'correlationId',
  'error',
  'errorCode',
  'errorMessage',
  'outcome',
  'retry',
  'attempts',
  'cause',
];

/**
 * Copies an event that an error names, so that its data can be read and is not written: loggers turn an error's fields
 * into JSON, consoles inspect them, and the data may be personal. `publishAll` takes the copy as it takes the event.
 *
 * @example
 * ```ts
 * error.rejected[0].data; //=> { orderId: '700001', customerId: 'jane@example.org', … }
 * JSON.stringify(error.rejected[0]); //=> {"index":0,"id":"0195…","detailType":"orders.OrderPlaced","errorCode":"…",…}
 * ```
 */
export function concealEvent<Event extends object>(event: Event): Event {
  const written = Object.fromEntries(
    Object.entries(event)
      .filter(([field]) => shown.includes(field))
      .sort(([a], [b]) => shown.indexOf(a) - shown.indexOf(b)),
  );
  const show = { value: () => written, enumerable: false };
  // The second is the name by which Node.js' util.inspect, and so console, asks.
  return Object.defineProperties({ ...event }, { toJSON: show, [inspect]: show });
}

const inspect = Symbol.for('nodejs.util.inspect.custom');
