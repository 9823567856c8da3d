/** Text for XML, attributes included; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r -\uFFFD]/g, '\uFFFD');
}
