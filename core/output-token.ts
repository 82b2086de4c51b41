import { ValidationError } from './errors';

/** A value that Pulumi knows only while it deploys: a `pulumi.Output<string>`. Nothing of Pulumi is loaded for it. */
export interface PulumiOutput {
  apply(func: (value: string) => unknown): unknown;
}

/** Whether something is an output of Pulumi. */
export function isPulumiOutput(value: unknown): value is PulumiOutput {
  return typeof (value as Partial<PulumiOutput> | undefined)?.apply === 'function' && typeof value === 'object';
}

const tokens = new Map<PulumiOutput, string>();
const values = new Map<string, PulumiOutput>();
const pattern = /pulumi-output-\d+\.invalid/g;

/**
 * Text that stands for a value of another Pulumi resource, such as the address of a database: wherever a stack takes a string, alone
 * or within it (`https://${pulumiOutput(host)}/push`). `vigie/pulumi` puts the value in its place, also within files; a stack with
 * it cannot be synthesized without Pulumi. The name of an object or namespace cannot be such a text.
 *
 * @param output a `pulumi.Output<string>` that is not secret: what is takes {@link SecretValue.fromOutput}. As a host it is its name
 * alone, without a port, and policies let connections out to any address on the port that follows it
 * @throws ValidationError when it is none
 */
export function pulumiOutput(output: PulumiOutput): string {
  if (!isPulumiOutput(output)) {
    throw new ValidationError({
      problem: 'this is no output of Pulumi',
      given: typeof output,
      allowed: 'a pulumi.Output<string>',
      remedy: 'write a value that is known where it is needed',
    });
  }
  // A name of a host that nobody can have: https://datatracker.ietf.org/doc/html/rfc2606#section-2.
  const token = tokens.get(output) ?? `pulumi-output-${tokens.size}.invalid`;
  tokens.set(output, token);
  values.set(token, output);
  return token;
}

/** The texts within a text that stand for outputs. */
export function outputTokens(text: string): string[] {
  return [...new Set(text.match(pattern))];
}

/** What such a text stands for. */
export function outputOf(token: string): PulumiOutput {
  return values.get(token)!;
}

/**
 * The text with the values in their places.
 *
 * @param valueOf gives the value of a token, knowing the text before it
 */
export function withOutputs(text: string, valueOf: (token: string, before: string) => string): string {
  return text.replaceAll(pattern, (token, offset: number) => valueOf(token, text.slice(0, offset)));
}
