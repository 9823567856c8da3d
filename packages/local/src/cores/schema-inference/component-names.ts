/** Characters of a component's name; the longest that AWS takes is not known. */
const LONGEST_NAME = 64;

/**
 * Writes a text as a name: `EC2 Instance State-change Notification` is `EC2InstanceStateChangeNotification`.
 *
 * @returns '' for a text without a letter or digit of ASCII.
 */
export function toPascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, LONGEST_NAME);
}

/** Name of the object that a property holds: `customer` is a `Customer`. */
export function toComponentName(propertyName: string): string {
  return toPascalCase(propertyName) || 'Field';
}

/** Name of the objects that an array holds: `items` of an `OrderPlaced` are `OrderPlacedItem`s. */
export function toItemName(ownerName: string, propertyName: string): string {
  const name = toComponentName(propertyName);
  const singular = name.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  return `${ownerName}${singular}`.slice(0, LONGEST_NAME);
}

/** Gives out names, each once: a second `Customer` is a `Customer2`. */
export function createComponentNames(taken: readonly string[]): (name: string) => string {
  const given = new Set(taken);
  const counts = new Map<string, number>();
  return (name) => {
    let count = counts.get(name) ?? 1;
    let unique = name;
    for (; given.has(unique); unique = `${name}${count}`) count += 1;
    counts.set(name, count);
    given.add(unique);
    return unique;
  };
}
