import { setTimeout } from 'node:timers/promises';

/**
 * Time in milliseconds after which nothing is waited for any longer. The slowest is a container that
 * Kubernetes restarts five minutes after its last failure.
 */
export const patience = 420_000;

/**
 * Polls until a condition is true.
 *
 * @throws Error when the condition is not true in time
 */
export async function untilSo(what: string | (() => string), isSo: () => boolean | Promise<boolean>): Promise<void> {
  await until(what, async () => ((await isSo()) ? true : undefined));
}

/**
 * Polls until a value is available. The pause is three times as long as asking took, so that asking
 * leaves most of the processor to what it waits for: at least 100 ms, at most a second.
 *
 * @param what description for the error message, or a function that returns it
 * @param ask returns the value, or `undefined` while it is not available; throws if it never will
 * be
 * @throws Error when no value is available in time
 */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const asked = Date.now();
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) {
      throw new Error(`not within ${patience / 1000} s: ${typeof what === 'string' ? what : what()}`);
    }
    await setTimeout(Math.min(1000, Math.max(100, 3 * (Date.now() - asked))));
  }
}
