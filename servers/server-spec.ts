import type { Issue } from '../core/errors';
import type { Destination } from '../core/network';
import type { SecretSource } from '../core/secret-content';
import type { SecretValue } from '../core/secret-value';
import type { Size } from '../core/size';
import type { Resources } from './resources';
import type { VolumeProps } from './volume';

/** Everything that any place needs to run a server; its paths and addresses are those of the {@link Place} it was made for. */
export interface ServerSpec {
  /** Name of the server, by which others call it. */
  readonly name: string;
  readonly image: string;
  /** Number of the user and group of its processes and of its files. */
  readonly user: number;
  readonly runs: Run;
  /** Arguments of the image's program. */
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Shell script that must succeed before the server starts; same image, files and environment.
   *
   * @default - none
   */
  readonly before?: { readonly name: string; readonly script: string };
  readonly files: readonly FileSet[];
  readonly folders: readonly Folder[];
  readonly secrets: readonly ServerSecret[];
  /**
   * Port of its HTTP server.
   *
   * @default - it listens to nobody
   */
  readonly port?: ServerPort;
  /**
   * Health checks over HTTP.
   *
   * @default - none
   */
  readonly probes?: Probes;
  readonly resources: Resources;
  /**
   * Seconds to end in.
   *
   * @default - as long as the place gives
   */
  readonly endSeconds?: number;
  /**
   * Whether it may run in the pod of another workload, so that its container states all of its security itself.
   *
   * @default false
   */
  readonly canBeSidecar?: boolean;
  /** Whether others call it by its name. */
  readonly isCalled: boolean;
  /** Whether it has a login of its own. A server without one lets everyone in who reaches it. */
  readonly hasOwnLogin: boolean;
  /** Namespaces of the cluster whose pods it finds. */
  readonly discovers: readonly string[];
  /**
   * Why it cannot meet the Pod Security Standard `restricted`.
   *
   * @default - it does
   */
  readonly exemption?: { readonly standard: 'baseline' | 'privileged'; readonly reason: string };
  /** Other servers of the stack that it calls. */
  readonly calls: readonly { readonly server: string; readonly port: number }[];
  /** Connections that it opens to others. */
  readonly connections: readonly Destination[];
  /** Everything that is wrong with its options. */
  readonly issues: readonly Issue[];
}

/** How a server runs. */
export type Run =
  /** One process; its volume is written by nobody else. */
  | { readonly kind: 'single' }
  /** Members that know each other by name, each with a volume of its own. */
  | { readonly kind: 'members'; readonly count: number; readonly peerPort: number }
  /** One on each machine. */
  | { readonly kind: 'each-machine' }
  | ScheduledRun;

/** Runs at set times on the machine of another server, whose volume it reads. */
export interface ScheduledRun {
  readonly kind: 'schedule';
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  /** Server on whose machine it runs. */
  readonly beside: string;
  /** Programs that run one after the other. */
  readonly steps: readonly [Step, ...Step[]];
  /** Its counterpart for a restoration by hand, which may write the volume of the other server. */
  readonly restore: Step;
}

/** Program of a scheduled run. */
export interface Step {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
}

/** Files that a server reads, by their names. */
export interface FileSet {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** How a change is taken: the server notices it, at its next start, or at its next run. */
  readonly reload: 'watched' | 'restart' | 'next-run';
}

/** Folder of a server and what fills it. */
export type Folder = { readonly path: string } & (
  | { readonly kind: 'volume'; readonly name: string; readonly claim: string; readonly volume: VolumeProps }
  /** Volume of another server of the stack, read-only. */
  | { readonly kind: 'volume-of'; readonly name: string; readonly server: string }
  | { readonly kind: 'files'; readonly name: string; readonly set: string; readonly only?: readonly string[] }
  /** Several file sets in one folder. */
  | { readonly kind: 'merged-files'; readonly name: string; readonly sets: readonly string[] }
  /** Folder for each Secret, with a file for each key. */
  | { readonly kind: 'secrets'; readonly values: readonly SecretValue[]; readonly mayBeMissing: boolean }
  /** One key of a Secret as a file. */
  | { readonly kind: 'secret'; readonly name: string; readonly value: SecretValue }
  | { readonly kind: 'temporary'; readonly name: string; readonly limit: Size }
  /** File systems of the machine, read-only. */
  | { readonly kind: 'machine'; readonly name: string }
);

/** Key of a Secret that a server reads. */
export interface ServerSecret {
  readonly secret: SecretValue;
  readonly source: SecretSource;
  /** What it is, and where it comes from. */
  readonly purpose: string;
  /** What happens without it. */
  readonly whenMissing: string;
  readonly reload: SecretReload;
}

/** How a server takes a changed secret. */
export type SecretReload =
  /** Reads the file each time: `Prometheus reads its file at every request`. */
  | { readonly kind: 'watched'; readonly sentence: string }
  /** At its next run. */
  | { readonly kind: 'next-run'; readonly sentence: string }
  /** At its next start. */
  | { readonly kind: 'restart' }
  /** On a signal to its process. */
  | { readonly kind: 'signal'; readonly command: string }
  /** On a request to itself. */
  | { readonly kind: 'request'; readonly port: number; readonly path: string };

/** Port on which a server listens. */
export interface ServerPort {
  readonly name: string;
  readonly port: number;
}

/** Health checks of a server that may take five seconds to answer, and fails three times before it gets no requests. */
export function httpProbes(probes: Required<Pick<Probes, 'ready' | 'live' | 'startupSeconds'>>): Probes {
  return { ...probes, timeoutSeconds: 5, failures: { ready: 3, live: 4 } };
}

/** Health checks of a server: paths, and the seconds until it must have started. */
export interface Probes {
  /**
   * Path that answers when the server can work.
   *
   * @default - none: its place waits only until it has started
   */
  readonly ready?: string;
  readonly live: string;
  readonly startupSeconds: number;
  /**
   * Seconds to answer in, and how many failures in a row count.
   *
   * @default - those of the place
   */
  readonly timeoutSeconds?: number;
  readonly failures?: { readonly ready: number; readonly live: number };
}
