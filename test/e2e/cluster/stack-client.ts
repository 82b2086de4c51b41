import type { StackProps } from '../../../stack/stack';
import type { Cluster } from '../../../tools/cluster/node';
import { answerOf, type QueryAnswer } from './answer';
import type { Api } from './pods';
import { signedHeaders, type S3Request } from './s3';
import { targetOf } from '../../targeted';

/** HTTP response. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Credentials of a request. */
export interface Visit {
  /** `user:password`. */
  readonly user?: string;
}

/** User of a MinIO. */
export interface MinioUser {
  /** Namespace of the MinIO. */
  readonly namespace: string;
  readonly name: string;
  readonly password: string;
}

/** A Prometheus that answers queries, by its Service. */
export interface AnsweringPrometheus {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  /**
   * Credentials: `user:password`.
   *
   * @default - everybody
   */
  readonly user?: string;
}

/** Node that runs a stack. */
export interface StackNode extends Api {
  readonly cluster: Cluster;
  readonly on: { readonly stack: StackProps; readonly prometheus: AnsweringPrometheus };
}

/** A Service leads to a new pod a moment after the pod is ready. */
const patiently = ['--retry', '5', '--retry-connrefused'];
const statusOnly = ['--output', '/dev/null', '--write-out', '%{http_code}'];

/** Client in the network of the cluster. */
export class StackClient {
  private readonly addresses = new Map<string, string>();

  constructor(private readonly node: StackNode) {}

  /** Requests a page of a host through Traefik, like an external client. */
  visit(url: string, { user }: Visit = {}): Page {
    const { host, port } = this.target(url);
    const args = [
      '--insecure',
      '--silent',
      '--include',
      '--resolve',
      `${host}:${port}:${this.addressOf('kube-system', 'traefik')}`,
    ];
    const output = this.curl([...args, ...(user === undefined ? [] : ['--user', user]), url]);
    const [head = '', ...body] = output.split('\r\n\r\n');
    const [status = '', ...headers] = head.split('\r\n');
    return {
      status: Number(status.split(' ')[1]),
      headers: Object.fromEntries(
        headers.map((line) => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 2)]),
      ),
      body: body.join('\r\n\r\n'),
    };
  }

  /** Sends many requests at once and counts the statuses of the responses. */
  visitTogether(count: number, url: string): Record<string, number> {
    const { host, port } = this.target(url);
    const output = this.curl([
      ...['--insecure', '--silent', '--parallel', '--parallel-immediate', '--parallel-max', String(count)],
      '--resolve',
      `${host}:${port}:${this.addressOf('kube-system', 'traefik')}`,
      '--write-out',
      '%{http_code}\n',
      ...Array.from({ length: count }, () => ['--output', '/dev/null', url]).flat(),
    ]);
    const counts: Record<string, number> = {};
    for (const status of output.trim().split('\n')) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  /**
   * Queries Prometheus directly.
   *
   * @param moment time in seconds since 1970; default: now
   */
  query(expression: string, moment?: number): QueryAnswer {
    const time = moment === undefined ? {} : { time: String(moment) };
    return answerOf(this.get('query', { query: expression, stats: 'all', ...time }));
  }

  /**
   * Requests the status API of Prometheus:
   * https://prometheus.io/docs/prometheus/latest/querying/api/.
   */
  get(path: string, parameters: Readonly<Record<string, string>> = {}): unknown {
    const { namespace, service, port, user } = this.node.on.prometheus;
    const data = Object.entries(parameters).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]);
    return JSON.parse(
      this.curl([
        '--silent',
        ...patiently,
        '--get',
        ...data,
        ...(user === undefined ? [] : ['--user', user]),
        `http://${this.addressOf(namespace, service)}:${port}/api/v1/${path}`,
      ]),
    );
  }

  /** URL of Grafana's stand-in without Traefik. */
  private get grafana(): string {
    return `http://${this.addressOf(targetOf(this.node.on.stack).namespaces.namespace, 'grafana')}:3000`;
  }

  /** Sends a request to Grafana's stand-in. */
  private grafanaPage(path: string): string {
    return this.curl(['--silent', ...patiently, this.grafana + path]);
  }

  /** Returns the titles of Grafana's dashboards by uid. */
  dashboards(): Record<string, string> {
    return JSON.parse(this.grafanaPage('/api/dashboards')) as Record<string, string>;
  }

  /**
   * Reports whether Grafana has a secret: the password of `admin`, or of its OpenID Connect client.
   */
  isGrafanaSecret(secret: string, of: 'admin' | 'oidc'): boolean {
    const args = ['--silent', ...patiently, ...statusOnly, '--data-binary', '@-'];
    return this.node.cluster.run(['curl', ...args, `${this.grafana}/secrets/${of}`], { input: secret }) === '200';
  }

  /** Asks MinIO, and gives the status of its answer. */
  askMinio({ namespace, name, password }: MinioUser, request: S3Request): number {
    const s3 = { url: `http://${this.addressOf(namespace, 'minio')}:9000`, user: name, password };
    const headers = Object.entries(signedHeaders(s3, request)).flatMap(([header, value]) => [
      '--header',
      `${header}: ${value}`,
    ]);
    const body = request.body === undefined ? [] : ['--data-binary', request.body];
    const args = ['--silent', ...patiently, ...statusOnly, '--request', request.method, ...headers, ...body];
    return Number(this.curl([...args, s3.url + request.path]));
  }

  /** Returns the cached address of a Service. */
  addressOf(namespace: string, name: string): string {
    const key = `${namespace}/${name}`;
    const known = this.addresses.get(key);
    if (known !== undefined) return known;
    const args = ['get', 'service', name, `--namespace=${namespace}`, '--output=jsonpath={.spec.clusterIP}'];
    const address = this.node.run(args);
    this.addresses.set(key, address);
    return address;
  }

  private target(url: string): { readonly host: string; readonly port: number } {
    const { hostname, protocol } = new URL(url);
    return { host: hostname, port: protocol === 'https:' ? 443 : 80 };
  }

  private curl(args: readonly string[]): string {
    return this.node.cluster.run(['curl', ...args]);
  }
}
