import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ValidationError } from '../core/errors';

/** Options that a command has. */
export type CommandOptions = NonNullable<ParseArgsConfig['options']>;

/** Arguments of a command. */
export type Arguments<O extends CommandOptions> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>;

/**
 * Reads the arguments of a command.
 *
 * @param read returns what the command needs of them; throws an `Error` when they do not fit together
 * @throws ValidationError with the usage when an argument is invalid
 */
export function readArguments<const O extends CommandOptions, R>(
  args: readonly string[],
  { options, usage }: { readonly options: O; readonly usage: string },
  read: (parsed: Arguments<O>) => R,
): R {
  try {
    return read(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    throw new ValidationError({ problem: (error as Error).message, given: args.join(' '), allowed: `\n${usage}` });
  }
}
