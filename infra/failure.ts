import { Mistake } from '../metrics';

/** Runs a program; what a person wrote wrong is told without the stack of calls that found it, and the exit status is 1. */
export function failing(program: () => Promise<void>): void {
  program().catch((error: unknown) => {
    console.error(error instanceof Mistake || isValidation(error) ? error.message : error);
    process.exitCode = 1;
  });
}

/** cdk8s gathers what the constructs find into one error. */
function isValidation(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Validation failed');
}
