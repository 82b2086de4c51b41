import { answerOf, type QueryAnswer } from './answer';
import { signedHeaders } from './s3';
import type { StackCluster } from './stack-cluster';

/** What a page answered. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How somebody comes in. */
export interface Visit {
  /** `user:password`. */
  readonly user?: string;
}

/** A Service leads to a new pod a moment after the pod is ready. */
const patiently = ['--retry', '5', '--retry-connrefused'];

/** Somebody who stands in the network of the cluster. */
export class StackClient {
  private readonly traefik: string;
  private readonly prometheus: string;
  private readonly grafana: string;

  constructor(private readonly stack: StackCluster) {
    const addressOf = (namespace: string, name: string) =>
      stack.kubectl(['get', 'service', name, `--namespace=${namespace}`, '--output=jsonpath={.spec.clusterIP}']);
    this.traefik = addressOf('kube-system', 'traefik');
    this.prometheus = addressOf('monitoring', 'prometheus');
    this.grafana = addressOf('monitoring', 'grafana');
  }

  /** Asks for a page of a host, as somebody from outside whose names lead to Traefik. */
  visit(url: string, { user }: Visit = {}): Page {
    const { host, port } = this.target(url);
    const args = ['--insecure', '--silent', '--include', '--resolve', `${host}:${port}:${this.traefik}`];
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

  /** How many requests of many that are sent at the same time are answered with each status. */
  visitTogether(count: number, url: string): Record<string, number> {
    const { host, port } = this.target(url);
    const output = this.curl([
      ...['--insecure', '--silent', '--parallel', '--parallel-immediate', '--parallel-max', String(count)],
      '--resolve',
      `${host}:${port}:${this.traefik}`,
      '--write-out',
      '%{http_code}\n',
      ...Array.from({ length: count }, () => ['--output', '/dev/null', url]).flat(),
    ]);
    const counts: Record<string, number> = {};
    for (const status of output.trim().split('\n')) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  /** Asks Prometheus, past Traefik. */
  query(expression: string): QueryAnswer {
    return answerOf(this.get('query', { query: expression, stats: 'all' }));
  }

  /** What Prometheus says of itself: https://prometheus.io/docs/prometheus/latest/querying/api/. */
  get(path: string, parameters: Readonly<Record<string, string>> = {}): unknown {
    const data = Object.entries(parameters).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]);
    return JSON.parse(
      this.curl(['--silent', ...patiently, '--get', ...data, `http://${this.prometheus}:9090/api/v1/${path}`]),
    );
  }

  /** Asks Grafana's stand-in, past Traefik. */
  grafanaPage(path: string): string {
    return this.curl(['--silent', ...patiently, `http://${this.grafana}:3000${path}`]);
  }

  /** Whether a password is the one of Grafana's user `admin`. */
  isGrafanaPassword(password: string): boolean {
    const args = [
      '--silent',
      ...patiently,
      '--output',
      '/dev/null',
      '--write-out',
      '%{http_code}',
      '--data-binary',
      '@-',
    ];
    const url = `http://${this.grafana}:3000/login`;
    return this.stack.cluster.run(['curl', ...args, url], { input: password }) === '200';
  }

  /** Stores an object in MinIO and fetches it, so that there is something to count. */
  useMinio({ name, password }: { readonly name: string; readonly password: string }): void {
    const address = this.stack.kubectl([
      'get',
      'service',
      'minio',
      '--namespace=gauzian-v2',
      '--output=jsonpath={.spec.clusterIP}',
    ]);
    const s3 = { url: `http://${address}:9000`, user: name, password };
    for (const request of [
      { method: 'PUT', path: '/bucket' },
      { method: 'PUT', path: '/bucket/object', body: 'some content' },
      { method: 'GET', path: '/bucket/object' },
    ] as const) {
      const headers = Object.entries(signedHeaders(s3, request)).flatMap(([header, value]) => [
        '--header',
        `${header}: ${value}`,
      ]);
      const body = 'body' in request ? ['--data-binary', request.body] : [];
      this.curl(['--silent', '--fail', '--request', request.method, ...headers, ...body, s3.url + request.path]);
    }
  }

  private target(url: string): { readonly host: string; readonly port: number } {
    const { hostname, protocol } = new URL(url);
    return { host: hostname, port: protocol === 'https:' ? 443 : 80 };
  }

  private curl(args: readonly string[]): string {
    return this.stack.cluster.run(['curl', ...args]);
  }
}
