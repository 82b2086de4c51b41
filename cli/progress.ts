/** Time after which a phase is announced, in milliseconds. */
const delay = 2_000;

/**
 * Runs a phase of a command, and announces it when it takes more than two seconds.
 *
 * @param line text for the person at the terminal: `loading the stacks …`
 */
export async function announced<T>(note: (line: string) => void, line: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    note(line);
  }, delay);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
