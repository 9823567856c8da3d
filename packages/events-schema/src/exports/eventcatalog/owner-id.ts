/** Id of a team in EventCatalog, also the name of its file: small letters, digits and hyphens. */
export function ownerId(owner: string): string {
  const id = owner
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'team' : id;
}
