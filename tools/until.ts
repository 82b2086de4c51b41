import { setTimeout } from 'node:timers/promises';

/**
 * Polls until a condition is true.
 *
 * @param timeout in milliseconds
 * @throws Error when the condition is not true in time
 */
export async function untilSo(
  what: string | (() => string),
  isSo: () => boolean | Promise<boolean>,
  timeout?: number,
): Promise<void> {
  await until(what, async () => ((await isSo()) ? true : undefined), timeout);
}

/**
 * Polls until a value is available. The pause is three times as long as asking took, so that asking
 * leaves most of the processor to what it waits for: at least 100 ms, at most a second.
 *
 * @param what description for the error message, or a function that returns it
 * @param ask returns the value, or `undefined` while it is not available; throws if it never will
 * be
 * @param timeout in milliseconds
 * @throws Error when no value is available in time
 */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | undefined | Promise<T | undefined>,
  timeout = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const asked = Date.now();
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) {
      throw new Error(`not within ${timeout / 1000} s: ${typeof what === 'string' ? what : what()}`);
    }
    await setTimeout(Math.min(1000, Math.max(100, 3 * (Date.now() - asked))));
  }
}
