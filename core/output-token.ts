import { ValidationError } from './errors';

/**
 * Output of Pulumi: a `pulumi.Output<string>`, whose value is known only during a deployment. This
 * type does not load Pulumi.
 */
export interface PulumiOutput {
  /** Calls a function with the value as soon as it is known. */
  apply(func: (value: string) => unknown): unknown;
}

/** Type of an output of Pulumi, for issues. */
export const pulumiOutputType = 'a pulumi.Output<string>';

/** Tests whether a value is an output of Pulumi. */
export function isPulumiOutput(value: unknown): value is PulumiOutput {
  return typeof (value as Partial<PulumiOutput> | undefined)?.apply === 'function' && typeof value === 'object';
}

const tokens = new Map<PulumiOutput, string>();
const values = new Map<string, PulumiOutput>();
const pattern = /pulumi-output-\d+\.invalid/g;

/**
 * Returns an output token: text that stands for the value of another Pulumi resource, such as the
 * address of a database. Use it wherever a stack takes a string, alone or inside a longer string
 * (`https://${pulumiOutput(host)}/push`). `vigie/pulumi` replaces it by the value, also in files. A
 * stack with a token cannot be synthesized without Pulumi. Names of objects and namespaces cannot
 * be tokens.
 *
 * In a URL a token can stand for the host name, without the port. Network policies then allow
 * connections to any address on the port of the URL.
 *
 * @param output a `pulumi.Output<string>` that is not secret; pass secret outputs to {@link
 * SecretValue.fromOutput}
 * @throws ValidationError when it is not an output of Pulumi
 */
export function pulumiOutput(output: PulumiOutput): string {
  if (!isPulumiOutput(output)) {
    throw new ValidationError({
      problem: 'this is no output of Pulumi',
      given: typeof output,
      allowed: pulumiOutputType,
      remedy: 'use a known value directly, without this function',
    });
  }
  // .invalid is reserved, so no real host has this name:
  // https://datatracker.ietf.org/doc/html/rfc2606#section-2.
  const token = tokens.get(output) ?? `pulumi-output-${tokens.size}.invalid`;
  tokens.set(output, token);
  values.set(token, output);
  return token;
}

/** Finds the output tokens in a text. */
export function outputTokens(text: string): string[] {
  return [...new Set(text.match(pattern))];
}

/** Returns the output of a token. */
export function outputOf(token: string): PulumiOutput {
  return values.get(token)!;
}

/**
 * Replaces the output tokens of a text by their values.
 *
 * @param valueOf returns the value of a token; its second argument is the text before the token
 */
export function withOutputs(text: string, valueOf: (token: string, before: string) => string): string {
  return text.replaceAll(pattern, (token, offset: number) => valueOf(token, text.slice(0, offset)));
}
