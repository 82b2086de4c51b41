/** Port of receivers: network policies allow no other port of a secret URL. */
export const receiverPort = 443;

/** Content of the passwords file of redis_exporter. */
export function redisPasswords(password: string): string {
  return JSON.stringify({ 'redis://localhost:6379': password });
}

/**
 * Secret with the URLs of receivers.
 *
 * @param host host of a simulated application, which receives the notifications instead of them
 */
export function notifications(namespace: string, host: string): Record<string, string> {
  return Object.fromEntries(
    ['discord', 'slack', 'veilleur'].map((receiver) => [
      `${namespace}/notifications/${receiver}`,
      receiverUrl(host, receiver),
    ]),
  );
}

/** URL of a receiver at a simulated application. */
export function receiverUrl(host: string, receiver: string): string {
  return `http://${host}:${receiverPort}/${receiver}`;
}
