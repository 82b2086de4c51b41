import type { TargetedStack } from '../targets';
import type { Kubectl } from './secrets/kubectl';

/** Surroundings of a command: the project, the terminal and the cluster. */
export interface Surroundings {
  /** Absolute path of the project. */
  readonly folder: string;
  /** Folder that `cdk8s synth` sets, when it runs the command. */
  readonly cdk8sFolder: string | undefined;
  /**
   * Returns the absolute path of the configuration.
   *
   * @throws ValidationError when there is none
   */
  readonly findConfig: () => string;
  /**
   * Loads the stacks of the project.
   *
   * @throws ValidationError when there is no configuration, or it is invalid
   */
  readonly loadStacks: () => Promise<readonly TargetedStack[]>;
  /** Prints a result to standard output, as it is. */
  readonly print: (text: string) => void;
  /** Prints a line for the person at the terminal to standard error. */
  readonly note: (line: string) => void;
  readonly kubectl: Kubectl;
  /** Reads a value that the user enters. */
  readonly readInput: () => string;
  /** Whether standard output is a terminal, so that passwords can be printed to it. */
  readonly isTerminal: boolean;
  /** Whether standard error is a terminal, so that it can have colours. */
  readonly isColoured: boolean;
}

/** Exit statuses of all commands. */
export const exitStatus = {
  /** The command did its work, and what it checks holds. */
  done: 0,
  /** The checked thing does not hold: a stack is invalid, an exposition differs, a Secret is missing. */
  doesNotHold: 1,
  /** It could not do its work: an unknown argument, no configuration, an unreachable server. */
  notRun: 2,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Runs the work of a command in its surroundings. */
export type Run = (work: (surroundings: Surroundings) => Promise<ExitStatus>) => Promise<void>;
