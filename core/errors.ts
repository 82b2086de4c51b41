/** What is wrong, and how it is put right; every part is shown to the person who wrote it. */
export interface MistakeProps {
  /** What is wrong, as a sentence without its full stop. */
  readonly fault: string;
  /** The value that was given. */
  readonly given?: unknown;
  /** What may be given instead. */
  readonly allowed?: string | readonly string[];
  /** What to do about it. */
  readonly remedy?: string;
}

/** Bad input: the one error class that this package throws on purpose. */
export class Mistake extends Error {
  override readonly name = 'Mistake';

  constructor(props: MistakeProps) {
    super(describeMistake(props));
  }
}

/** The sentence of a mistake: fault, value given, what is allowed, remedy. */
export function describeMistake(props: MistakeProps): string {
  const parts = [props.fault];
  if (props.given !== undefined) parts.push(`given: ${show(props.given)}`);
  if (props.allowed !== undefined) parts.push(`allowed: ${allowedText(props.allowed)}`);
  if (props.remedy !== undefined) parts.push(`remedy: ${props.remedy}`);
  return parts.join('; ');
}

/** Throws every mistake of a list at once, or nothing when there is none. */
export function throwMistakes(where: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const [only] = faults;
  throw new Mistake({ fault: faults.length === 1 ? `${where}: ${only}` : `${where}:\n  - ${faults.join('\n  - ')}` });
}

/** What is built, alone in a list; or nothing, and the mistake that was thrown is added to others to be told with them. */
export function attempt<T>(faults: string[], build: () => T): [T] | [] {
  try {
    return [build()];
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    faults.push(error.message);
    return [];
  }
}

/** One sentence for each value that stands in a list more than once. */
export function repeated(
  values: readonly string[],
  { fault, remedy }: { readonly fault: string; readonly remedy: string },
): string[] {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((given) => describeMistake({ fault, given, remedy }));
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : value instanceof RegExp ? String(value) : JSON.stringify(value);
}

function allowedText(allowed: string | readonly string[]): string {
  return typeof allowed === 'string' ? allowed : allowed.length > 0 ? allowed.join(', ') : 'nothing';
}
