/**
 * The full name of an image, as the container runtime completes it: `prom/prometheus:v3.15.0` is
 * `docker.io/prom/prometheus:v3.15.0`.
 *
 * @throws Error when it has no tag, or a digest: what we make never has the digest of the published image
 */
export function fullName(name: string): string {
  if (name.includes('@')) throw new Error(`the image ${name} is named by its digest, which no other image can have`);
  if (!/:[\w.-]+$/.test(name)) throw new Error(`the image ${name} has no tag; write the version: ${name}:1.0.0`);
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  // As Docker tells a registry from the first part of a path.
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`;
}
