/** A version as EventCatalog orders them, by semantic versioning: `2.1` is `2.1.0`. */
export function catalogVersion(version: string): string {
  return `${version}.0`;
}
