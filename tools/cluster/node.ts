import type { Identity } from './process';

/** Cluster of one node in its own namespaces and control groups. */
export interface Cluster {
  readonly name: string;
  /** Folder of all files of the cluster, including volumes. */
  readonly folder: string;
  /** Process outside the namespaces that holds them. It changes with a restart. */
  readonly holder: Identity;
  /**
   * Returns the command line that runs a command inside, for a caller that starts it itself with
   * `env`.
   */
  readonly command: (command: readonly string[]) => [string, ...string[]];
  /** Environment of commands inside: the programs of the cluster in `PATH`, and `KUBECONFIG`. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs a command inside. The file system of this machine is read-only there. */
  readonly exec: (command: readonly string[], options?: ExecOptions) => Answer;
  /**
   * Runs a command inside and returns its standard output.
   *
   * @throws Error with its standard error when it fails
   */
  readonly run: (command: readonly string[], options?: ExecOptions) => string;
  /**
   * Loads images on the node, so that pods do not pull them.
   *
   * @param files archives written by `writeImage`
   * @throws Error when containerd rejects one
   */
  readonly load: (...files: readonly string[]) => void;
  /**
   * Restarts the node as after a power failure. Objects, images and volumes remain. The status of
   * pods is stale until the kubelet has updated it. Afterwards the cluster ends with this process.
   *
   * @throws Error when it does not become ready
   */
  readonly restart: () => Promise<void>;
  /** Stops the cluster and removes its files. Does nothing if it does not exist. */
  readonly stop: () => Promise<void>;
}

/** Result of a command. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a command. */
export interface ExecOptions {
  /**
   * Text for standard input.
   *
   * @default - nothing
   */
  readonly input?: string;
}
