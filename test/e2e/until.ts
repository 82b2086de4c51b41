/**
 * Asks again and again until there is an answer, so that no test sleeps longer than it must.
 *
 * @param what what is awaited, for the message
 * @param ask gives the answer, or nothing while there is none
 * @param timeout in milliseconds
 * @throws Error when there is none in time
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  timeout = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${timeout / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
