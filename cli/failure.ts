import { ValidationError } from '../core/errors';

/**
 * Runs a program. On failure it prints the error and sets the exit status. A validation error is
 * printed without its stack trace.
 *
 * @param status the exit status on failure
 */
export function failing(program: () => Promise<void>, { status = 1 }: { readonly status?: number } = {}): void {
  program().catch((error: unknown) => {
    console.error(error instanceof ValidationError || isValidation(error) ? error.message : error);
    process.exitCode = status;
  });
}

/** Reports whether an error is the one that cdk8s throws for issues of constructs. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed');
}
