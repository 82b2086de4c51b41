/**
 * Hashes from public documentation that also shows their passwords, with the source. Anyone who
 * knows it can log in.
 */
const publishedHashes: Readonly<Record<string, string>> = {
  '$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/': "Traefik's documentation of basic authentication",
  '$apr1$d9hr9HBB$4HxwgUir3HP4EsggP/QNo0': "Traefik's documentation of basic authentication",
  '$apr1$8EVjn/nj$GiLUZqcbueTFeD23SuB6x0': 'guides to the dashboard of Traefik',
  '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay': "Prometheus' guide to basic authentication",
  '$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi': "Laravel's example users",
};

/** Returns the source of a published hash in a text; `undefined` when the text contains none. */
export function publisherOf(text: string): string | undefined {
  return Object.entries(publishedHashes).find(([hash]) => text.includes(hash))?.[1];
}
