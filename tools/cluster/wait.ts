import { setTimeout } from 'node:timers/promises';

/**
 * Asks again and again until it is so.
 *
 * @param what says what is awaited, for the message
 * @param isSo may throw when it can no longer become so
 * @param timeout in milliseconds
 * @throws Error when it is not in time
 */
export async function waitUntil(what: () => string, isSo: () => boolean, timeout = 60_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`not within ${timeout / 1000} s: ${what()}`);
    await setTimeout(50);
  }
}
