import { setTimeout } from 'node:timers/promises';

/**
 * Asks again and again until it is so.
 *
 * @param timeout in milliseconds
 * @throws Error when it is not in time
 */
export async function untilSo(
  what: string | (() => string),
  isSo: () => boolean | Promise<boolean>,
  timeout?: number,
): Promise<void> {
  await until(what, async () => ((await isSo()) ? true : undefined), timeout);
}

/**
 * Asks again and again until there is an answer, so that nobody sleeps longer than he must.
 *
 * @param what what is awaited, for the message, which may be put together only when it is needed
 * @param ask gives the answer, or nothing while there is none; may throw when there will never be one
 * @param timeout in milliseconds
 * @throws Error when there is none in time
 */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | undefined | Promise<T | undefined>,
  timeout = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) {
      throw new Error(`not within ${timeout / 1000} s: ${typeof what === 'string' ? what : what()}`);
    }
    await setTimeout(100);
  }
}
