import type { Identity } from './process';

/** A cluster of one node, in namespaces and control groups of its own. */
export interface Cluster {
  readonly name: string;
  /** Everything that it writes; its volumes are below it. */
  readonly folder: string;
  /** The process outside of its namespaces that holds them; another one after a restart. */
  readonly holder: Identity;
  /** The command line that runs a command inside, for who starts it himself. It takes `env`. */
  readonly command: (command: readonly string[]) => [string, ...string[]];
  /** The environment in which a command inside finds the cluster's programs, and kubectl its API server. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a command inside. The files of this machine are there to read. */
  readonly exec: (command: readonly string[], options?: ExecOptions) => Answer;
  /**
   * Runs a command inside where it must succeed, and gives what it printed.
   *
   * @throws Error with what it complained about
   */
  readonly run: (command: readonly string[], options?: ExecOptions) => string;
  /**
   * Gives the node images, which a pod then need not pull.
   *
   * @param files archives, as `writeImage` writes them
   * @throws Error when containerd does not take one
   */
  readonly load: (...files: readonly string[]) => void;
  /**
   * Switches the node off, as a power cut does, and on again. Objects, images and volumes are as they were; what is said of
   * pods is what was known before, until the kubelet has looked after them. The cluster ends with this process then.
   *
   * @throws Error when it does not become ready
   */
  readonly restart: () => Promise<void>;
  /** Ends all its processes, and removes all that it left: nothing if it is gone. */
  readonly stop: () => Promise<void>;
}

/** What a command answered. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is given. */
export interface ExecOptions {
  /**
   * What it reads from standard input.
   *
   * @default - nothing
   */
  readonly input?: string;
}
