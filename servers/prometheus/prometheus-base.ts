import { defaults } from '../../core/defaults';
import { durationIssues, isLonger, type Duration } from '../../core/duration';
import { inPath, repeated, type Issue } from '../../core/errors';
import { connectionsTo } from '../../core/network';
import { type Size } from '../../core/size';
import { fileText, fileTexts } from '../../core/yaml';
import { secretOf } from '../http-client';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import {
  httpProbes,
  type ApiRight,
  type FileSet,
  type Folder,
  type ServerClient,
  type ServerSecret,
  type ServerSpec,
} from '../server-spec';
import type { VolumeProps } from '../volume';
import { scrapeConfigFiles } from './config';
import { labelConflictIssues } from './jobs/label-conflicts';
import { jobIn } from './jobs/machines-job';
import type { ScrapeConfigPlace } from './jobs/scrape-config';
import type { ScrapeJob } from './jobs/scrape-job';
import type { PrometheusBaseProps } from './options';
import { remoteWriteConnections, remoteWriteIssues } from './remote-write';
import type { ResourceEstimate } from './resource-estimate';

/** Server name and port. */
export const prometheusAddress = { name: 'prometheus', port: 9090 } as const;

/** Name of the file set with its configuration. */
export const prometheusConfigSet = `${prometheusAddress.name}-config`;

/** Name of the file set with the scrape configuration of each job, where there are many. */
export const scrapeConfigSet = `${prometheusAddress.name}-scrape-configs`;

/** User `nobody` of the image. */
const user = 65_534;

/** Folders of Prometheus. */
export interface PrometheusPaths {
  readonly config: string;
  readonly scrapeConfigs: string;
  readonly rules: string;
  readonly secrets: string;
  readonly data: string;
}

/** Returns the path of the configuration file of Prometheus. */
export function configFile({ config }: PrometheusPaths): string {
  return `${config}/prometheus.yml`;
}

/** Returns the folders of Prometheus in a place. */
export function prometheusPaths(place: Pick<Place, 'folder'>): PrometheusPaths {
  const folder = (inImage: string) => place.folder(prometheusAddress.name, inImage);
  return {
    config: folder('/etc/prometheus/config'),
    scrapeConfigs: folder('/etc/prometheus/scrape-configs'),
    rules: folder('/etc/prometheus/rules'),
    secrets: folder('/etc/prometheus/secrets'),
    data: folder('/prometheus'),
  };
}

/**
 * Maximum number of jobs in the configuration file. A job takes up to 4 KiB, and a target can limit a
 * file to 256 KiB, as Kubernetes does.
 */
const mostInlineJobs = 50;

/** Returns the folder of the scrape configuration of each job; `undefined` where all are in the configuration file. */
export function scrapeConfigFolder(jobs: readonly ScrapeJob[], place: Pick<Place, 'folder'>): string | undefined {
  return jobs.length > mostInlineJobs ? prometheusPaths(place).scrapeConfigs : undefined;
}

/** Returns the addresses and paths that the configuration of Prometheus needs. */
export function configPlace(place: Place): ScrapeConfigPlace {
  const { secrets } = prometheusPaths(place);
  return {
    target: (server, port) => (server === prometheusAddress.name ? `localhost:${port}` : place.target(server, port)),
    members: (server, count) => place.members(server, count),
    machines: (server, port) => place.machines(server, port),
    secretFile: (secret) => place.secretFile(secrets, secret),
  };
}

/** Differences between the modes of Prometheus. */
export interface PrometheusMode {
  /** Kind of storage of samples. */
  readonly storage: 'tsdb' | 'agent';
  /** Volume of samples. */
  readonly volume: VolumeProps;
  /** CPU and memory. */
  readonly resources: Resources;
  /** Content of the configuration file. */
  readonly config: unknown;
  /** Arguments besides those for files and the address. */
  readonly args: readonly string[];
  /** Files besides the configuration file. */
  readonly files: readonly FileSet[];
  /** Folders of these files. */
  readonly folders: readonly Folder[];
  /** Other servers of the stack that it calls. */
  readonly calls: ServerSpec['calls'];
  /** Pods of other systems that may connect to it. */
  readonly clients?: readonly ServerClient[];
  readonly issues: readonly Issue[];
}

/**
 * Creates the spec of Prometheus in one of its modes. It reloads a changed configuration without a
 * restart.
 */
export function prometheusBase(options: PrometheusBaseProps, place: Place, mode: PrometheusMode): ServerSpec {
  const { remoteWrites = [], image = images.prometheus } = options;
  const { name, port } = prometheusAddress;
  const paths = prometheusPaths(place);
  const secrets = secretsOf(options);
  const jobs = options.jobs.map((job) => jobIn(place, job));
  const scrapeConfigs = scrapeConfigFolder(options.jobs, place);
  return {
    name,
    image,
    user,
    runs: { kind: 'single' },
    args: [
      `--config.file=${configFile(paths)}`,
      '--config.auto-reload',
      `--storage.${mode.storage}.path=${paths.data}`,
      `--web.listen-address=${place.listen(port)}`,
      ...mode.args,
    ],
    environment: {},
    files: [
      { name: prometheusConfigSet, files: { 'prometheus.yml': fileText(mode.config) }, reload: 'watched' },
      ...(scrapeConfigs === undefined
        ? []
        : [
            {
              name: scrapeConfigSet,
              files: fileTexts(scrapeConfigFiles(options.jobs, configPlace(place))),
              reload: 'watched' as const,
            },
          ]),
      ...mode.files,
    ],
    folders: [
      { kind: 'volume', name: 'data', path: paths.data, claim: `${name}-data`, volume: mode.volume },
      { kind: 'files', name: 'config', path: paths.config, set: prometheusConfigSet },
      ...(scrapeConfigs === undefined
        ? []
        : [{ kind: 'files' as const, name: 'scrape-configs', path: scrapeConfigs, set: scrapeConfigSet }]),
      ...mode.folders,
      // A missing token must not prevent the start. The target that needs it is down, and an alert
      // fires.
      { kind: 'secrets', path: paths.secrets, values: secrets.map(({ secret }) => secret), mayBeMissing: true },
    ],
    secrets,
    port: { name: 'http', port },
    // Fifteen minutes, because after a crash Prometheus replays its write-ahead log before it
    // answers.
    probes: httpProbes({ ready: '/-/ready', live: '/-/healthy', startupSeconds: 900 }),
    resources: mode.resources,
    endSeconds: 120,
    isCalled: true,
    hasOwnLogin: false,
    rights: rightsOf(jobs),
    ...(mode.clients ? { clients: mode.clients } : {}),
    calls: mode.calls,
    connections: [
      ...jobs
        .flatMap(({ job, destinations }) => connectionsTo(destinations, `job ${job} scrapes it`))
        .filter((one) => one.kind !== 'server' || one.server !== name),
      ...remoteWriteConnections(remoteWrites),
    ],
    issues: [...commonIssues(options), ...mode.issues],
  };
}

/** Returns what jobs need to read, each right once, in the order of the namespaces. */
function rightsOf(jobs: readonly ScrapeJob[]): ApiRight[] {
  const rights = new Map(jobs.flatMap((job) => job.rights).map((right) => [JSON.stringify(right), right]));
  return [...rights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, right]) => right);
}

/** Returns the resources for an estimate, with a memory limit. */
export function resourcesFor({ memory }: ResourceEstimate, memoryLimit: Size): Resources {
  return {
    cpuRequest: 100,
    cpuLimit: 1000,
    memoryRequest: memory,
    memoryLimit,
  };
}

function secretsOf({ jobs, remoteWrites = [] }: PrometheusBaseProps): ServerSecret[] {
  const common = {
    source: 'given',
    reload: { kind: 'watched', sentence: 'Prometheus reads its file at every request' },
  } as const;
  return [
    ...jobs.flatMap(({ job, secret }): ServerSecret[] =>
      secret
        ? [
            {
              ...common,
              secret,
              purpose: `the credential of Prometheus for the targets of job ${job}`,
              whenMissing: `job ${job} is down`,
            },
          ]
        : [],
    ),
    ...remoteWrites.flatMap(({ name, authorization }): ServerSecret[] =>
      authorization
        ? [
            {
              ...common,
              secret: secretOf(authorization),
              purpose: `the credential of Prometheus for the remote write ${name}`,
              whenMissing: `no samples are sent to ${name}`,
            },
          ]
        : [],
    ),
  ];
}

function commonIssues({ jobs, scrapeInterval, remoteWrites = [] }: PrometheusBaseProps): Issue[] {
  return [
    ...durationIssues(scrapeInterval, { path: 'scrapeInterval' }),
    ...remoteWriteIssues(remoteWrites),
    ...repeated(
      jobs.map(({ job }) => job),
      { problem: 'two jobs have the same name', remedy: 'rename one, because queries distinguish jobs by name' },
    ),
    ...jobs.flatMap((job) =>
      inPath(`job ${job.job}`, [...job.issues, ...timeoutIssues(job, scrapeInterval), ...labelConflictIssues(job)]),
    ),
    ...jobs.flatMap(({ job, catalogue, targetLabels }) =>
      catalogue.targetLabels
        .filter((label) => !targetLabels.includes(label))
        .map((label) => ({
          problem: `job "${job}" does not set the label "${label}", but queries of ${catalogue.name} use it`,
          allowed: targetLabels,
        })),
    ),
  ];
}

/** Returns an issue when the scrapes of a job may take longer than its interval: Prometheus would not start. */
function timeoutIssues(
  { interval, request: { timeout } }: ScrapeJob,
  usual: Duration = defaults.scrapeInterval,
): Issue[] {
  const allowed = interval ?? usual;
  if (timeout === undefined || !isLonger(timeout, allowed)) return [];
  return [
    {
      problem: 'its timeout is longer than its interval',
      given: timeout,
      allowed: `at most ${allowed}, ${interval ? 'its interval' : 'the scrapeInterval of Prometheus'}`,
      remedy: 'set a longer interval for the job, or a shorter timeout',
    },
  ];
}
