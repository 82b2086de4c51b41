import { ValidationError } from '../core/errors';

/**
 * Runs a program. Invalid input is printed without the stack of calls that found it.
 *
 * @param status the exit status when it fails
 */
export function failing(program: () => Promise<void>, { status = 1 }: { readonly status?: number } = {}): void {
  program().catch((error: unknown) => {
    console.error(error instanceof ValidationError || isValidation(error) ? error.message : error);
    process.exitCode = status;
  });
}

/** cdk8s gathers what the constructs find into one error. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed');
}
