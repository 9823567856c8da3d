/** Bytes of the shared memory that tells threads the cloud's time: mode and milliseconds, both 64 bits. */
export const SHARED_TIME_BYTES = 16;

/** The first word: what the second one holds. */
export const sharedTimeMode = { offset: 0n, absolute: 1n } as const;

/** Makes a reader of the cloud's time. @returns epoch ms. */
export function readSharedTime(time: SharedArrayBuffer): () => number {
  const words = new BigInt64Array(time);
  const machineNow = Date.now;
  return () => {
    const milliseconds = Number(Atomics.load(words, 1));
    return Atomics.load(words, 0) === sharedTimeMode.absolute ? milliseconds : machineNow() + milliseconds;
  };
}

/** Makes `Date` of this thread tell another time; everything else about it stays. */
export function installDate(now: () => number): void {
  const MachineDate = Date;
  function CloudDate(...values: unknown[]) {
    if (!new.target) return new MachineDate(now()).toString();
    return Reflect.construct(MachineDate, values.length === 0 ? [now()] : values, new.target);
  }
  Object.defineProperty(CloudDate, 'name', { value: 'Date' });
  Object.defineProperty(CloudDate, 'length', { value: 7 });
  CloudDate.prototype = MachineDate.prototype;
  CloudDate.now = now;
  CloudDate.parse = MachineDate.parse;
  CloudDate.UTC = MachineDate.UTC;
  MachineDate.prototype.constructor = CloudDate as unknown as DateConstructor;
  globalThis.Date = CloudDate as unknown as DateConstructor;
}
