import type { Issue } from '../core/errors';
import type { Connection, Pods } from '../core/network';
import type { SecretContent } from '../core/secret-content';
import type { SecretValue } from '../core/secret-value';
import type { Size } from '../core/size';
import type { Resources } from './resources';
import type { VolumeProps } from './volume';

/**
 * Description of a server for any target. Paths and addresses are those of the place for which it
 * was built.
 */
export interface ServerSpec {
  /** Name of the server. Other servers call it by this name. */
  readonly name: string;
  /** Image, with its tag. */
  readonly image: string;
  /** Id of the user and group of its processes and files. */
  readonly user: number;
  /** Way in which it runs. */
  readonly runs: Run;
  /** Arguments of the program of the image. */
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Shell script that must succeed before the server starts. It has the same image, files and
   * environment.
   *
   * @default - none
   */
  readonly before?: { readonly name: string; readonly script: string };
  /** Files that it reads. */
  readonly files: readonly FileSet[];
  /** Folders, with their content. */
  readonly folders: readonly Folder[];
  /** Keys of Secrets that it reads. */
  readonly secrets: readonly ServerSecret[];
  /**
   * Port of its HTTP server.
   *
   * @default - none: the server does not listen
   */
  readonly port?: ServerPort;
  /**
   * More ports that other servers of the stack can call.
   *
   * @default - none
   */
  readonly otherPorts?: readonly ServerPort[];
  /**
   * Health checks over HTTP.
   *
   * @default - none
   */
  readonly probes?: Probes;
  /** Requests and limits of processor time and memory. */
  readonly resources: Resources;
  /**
   * Time to stop, in seconds.
   *
   * @default - that of the target
   */
  readonly endSeconds?: number;
  /**
   * Whether it can run in the pod of another workload. Its container then sets all security options
   * itself.
   *
   * @default false
   */
  readonly canBeSidecar?: boolean;
  /** Whether other servers call it by its name. */
  readonly isCalled: boolean;
  /** Whether it has its own login. A server without one accepts everyone who reaches it. */
  readonly hasOwnLogin: boolean;
  /**
   * Objects that it can read through the Kubernetes API. Without rights its pods have no token of their
   * ServiceAccount.
   */
  readonly rights: readonly ApiRight[];
  /**
   * Pod Security Standard that it needs instead of `restricted`, with the reason.
   *
   * @default - none: it meets `restricted`
   */
  readonly exemption?: { readonly standard: 'baseline' | 'privileged'; readonly reason: string };
  /**
   * Pods of other systems that may connect to its port.
   *
   * @default - none
   */
  readonly clients?: readonly ServerClient[];
  /** Other servers of the stack that it calls. */
  readonly calls: readonly { readonly server: string; readonly port: number }[];
  /** Connections to destinations outside the stack, or to servers that jobs name. */
  readonly connections: readonly Connection[];
  /** Issues of its options. */
  readonly issues: readonly Issue[];
}

/** Pods of another system that may connect to a server. */
export interface ServerClient {
  /** Pods that connect. */
  readonly from: Pods;
  /** Declaration that needs the connections. */
  readonly reason: string;
}

/** Objects that a server can read through the Kubernetes API. */
export interface ApiRight {
  /** Namespace of the objects; `undefined` for all namespaces, and for objects without one. */
  readonly namespace?: string;
  /** API group of the resources: `''` for pods and nodes, `apps` for Deployments. */
  readonly group: string;
  /** Plural names of the resources, with their subresources: `pods`, `nodes/metrics`. */
  readonly resources: readonly string[];
  /** Verbs of the API: one object, all objects, or their changes. */
  readonly verbs: readonly ('get' | 'list' | 'watch')[];
}

/** Way in which a server runs. */
export type Run =
  /** One process. Nothing else writes to its volume. */
  | { readonly kind: 'single' }
  /** Members of a cluster that know each other by name. Each has its own volume. */
  | { readonly kind: 'members'; readonly count: number; readonly peerPort: number }
  /** One on each machine. */
  | { readonly kind: 'each-machine' }
  | ScheduledRun;

/** Scheduled run on the machine of another server, whose volume it reads. */
export interface ScheduledRun {
  readonly kind: 'schedule';
  /** Schedule: five cron fields, in UTC. */
  readonly schedule: string;
  /** Server on whose machine it runs. */
  readonly beside: string;
  /** Programs that run in this order. */
  readonly steps: readonly [Step, ...Step[]];
  /** Program for a manual restore. It can write to the volume of the other server. */
  readonly restore: Step;
}

/** Program of a scheduled run. */
export interface Step {
  /** Name of the container. */
  readonly name: string;
  /** Image, with its tag. */
  readonly image: string;
  /** Program and arguments, in place of those of the image. */
  readonly command: readonly string[];
}

/** Files that a server reads. */
export interface FileSet {
  /** Name of the set, by which folders refer to it. */
  readonly name: string;
  /** Texts by the names of the files. */
  readonly files: Readonly<Record<string, string>>;
  /** Time at which the server reads a change: at once, at its next start, or at its next run. */
  readonly reload: 'watched' | 'restart' | 'next-run';
}

/** Folder of a server with its content. */
export type Folder = FolderContent & { readonly path: string };

/** Content of a folder. */
export type FolderContent =
  /** Volume of its own, which survives restarts. */
  | { readonly kind: 'volume'; readonly name: string; readonly claim: string; readonly volume: VolumeProps }
  /** Volume of another server of the stack, read-only. */
  | { readonly kind: 'volume-of'; readonly name: string; readonly server: string }
  /** File set, or some of its files. */
  | { readonly kind: 'files'; readonly name: string; readonly set: string; readonly only?: readonly string[] }
  /** Several file sets in one folder. */
  | { readonly kind: 'merged-files'; readonly name: string; readonly sets: readonly string[] }
  /** A folder for each Secret, with a file for each key. */
  | { readonly kind: 'secrets'; readonly values: readonly SecretValue[]; readonly mayBeMissing: boolean }
  /** One key of a Secret as a file. */
  | { readonly kind: 'secret'; readonly name: string; readonly value: SecretValue }
  /** Temporary space, with its maximum size. */
  | { readonly kind: 'temporary'; readonly name: string; readonly limit: Size }
  /** File systems of the machine, read-only. */
  | { readonly kind: 'machine'; readonly name: string };

/** Key of a Secret that a server reads. */
export interface ServerSecret extends SecretContent {
  /** Secret and key. */
  readonly secret: SecretValue;
  /** Meaning of the value, and its source. */
  readonly purpose: string;
  /** Effect when the key is missing. */
  readonly whenMissing: string;
  /** Way in which the server reads a changed value. */
  readonly reload: SecretReload;
}

/** Way in which a server reads a changed secret. */
export type SecretReload =
  /** At every use: `Prometheus reads its file at every request`. */
  | { readonly kind: 'watched'; readonly sentence: string }
  /** At its next run. */
  | { readonly kind: 'next-run'; readonly sentence: string }
  /** At its next start. */
  | { readonly kind: 'restart' }
  /** Never: its data belongs to the first value. */
  | { readonly kind: 'never'; readonly sentence: string }
  /** On a signal. */
  | { readonly kind: 'signal'; readonly command: string }
  /** On an HTTP request to the server. */
  | { readonly kind: 'request'; readonly port: number; readonly path: string };

/** Port on which a server listens. */
export interface ServerPort {
  /** Name of the port. */
  readonly name: string;
  /** Number of the port. */
  readonly port: number;
}

/**
 * Creates health checks with a timeout of five seconds. A server gets no requests after three
 * failures in a row, and restarts after four.
 */
export function httpProbes(probes: Required<Pick<Probes, 'ready' | 'live' | 'startupSeconds'>>): Probes {
  return { ...probes, timeoutSeconds: 5, failures: { ready: 3, live: 4 } };
}

/** Health checks of a server. */
export interface Probes {
  /**
   * Path that answers when the server is ready.
   *
   * @default - none: the target only waits until the server has started
   */
  readonly ready?: string;
  /** Path that answers while the server is alive. */
  readonly live: string;
  /** Maximum time to start, in seconds. */
  readonly startupSeconds: number;
  /**
   * Maximum time to answer, in seconds.
   *
   * @default - that of the target
   */
  readonly timeoutSeconds?: number;
  /**
   * Numbers of failures in a row that count.
   *
   * @default - those of the target
   */
  readonly failures?: { readonly ready: number; readonly live: number };
}
