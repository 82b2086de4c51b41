/**
 * Completes the name of an image like container runtimes: `prom/prometheus:v3.16.0` becomes
 * `docker.io/prom/prometheus:v3.16.0`.
 *
 * @throws Error when the name has no tag, or has a digest, which a local build cannot reproduce
 */
export function fullName(name: string): string {
  if (name.includes('@'))
    throw new Error(`the image ${name} has a digest, which a local build cannot reproduce; use a tag`);
  if (!/:[\w.-]+$/.test(name)) throw new Error(`the image ${name} has no tag; write the version: ${name}:1.0.0`);
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  // Like Docker: a registry contains a dot or a port, or is localhost.
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`;
}
