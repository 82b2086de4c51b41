import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/** Kubernetes object. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface Kubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly 'certificate-authority': string } },
  ];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

interface Resource {
  readonly name: string;
  readonly kind: string;
}

/** Most requests at the same time. */
const most = 8;

/** Requests to an API server without a process for each. */
export class ApiClient {
  private readonly server: string;
  private readonly token: string;
  private readonly agent: Agent;
  private readonly resources = new Map<string, Promise<readonly Resource[]>>();

  /** @param kubeconfig file of the administrator */
  constructor(kubeconfig: string) {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
    const { server, 'certificate-authority': authority } = clusters[0].cluster;
    this.server = server;
    this.token = users[0].user.token;
    this.agent = new Agent({ keepAlive: true, maxSockets: most, ca: readFileSync(authority) });
  }

  /** Creates an object. One that exists stays as it is. */
  async create(object: KubernetesObject): Promise<void> {
    const path = await this.collection(object);
    const { status, text } = await this.send('POST', path, 'application/json', object);
    if (status !== 201 && status !== 409) throw new Error(`${object.kind} ${object.metadata.name}: ${text}`);
  }

  /** Applies an object by a server-side dry run with strict validation. Returns the error of the API server. */
  async dryRun(object: KubernetesObject): Promise<string> {
    const path = `${await this.path(object)}?dryRun=All&fieldManager=fuzz&fieldValidation=Strict&force=true`;
    return errorOf(await this.send('PATCH', path, 'application/apply-patch+yaml', object));
  }

  /** Patches an object by a dry run with strict validation. Returns the error of the API server. */
  async dryPatch(object: KubernetesObject, patch: unknown): Promise<string> {
    const path = `${await this.path(object)}?dryRun=All&fieldManager=fuzz&fieldValidation=Strict`;
    return errorOf(await this.send('PATCH', path, 'application/strategic-merge-patch+json', patch));
  }

  /** Closes the connections. */
  close(): void {
    this.agent.destroy();
  }

  private async path(object: KubernetesObject): Promise<string> {
    return `${await this.collection(object)}/${encodeURIComponent(object.metadata.name)}`;
  }

  private async collection({ apiVersion, kind, metadata: { namespace } }: KubernetesObject): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.resources.get(root) ?? this.discover(root);
    this.resources.set(root, known);
    const found = (await known).find((one) => one.kind === kind && !one.name.includes('/'));
    if (!found) throw new Error(`the API server has no ${kind} of ${apiVersion}`);
    return namespace === undefined ? `${root}/${found.name}` : `${root}/namespaces/${namespace}/${found.name}`;
  }

  private async discover(root: string): Promise<readonly Resource[]> {
    const { text } = await this.send('GET', root, 'application/json');
    return (JSON.parse(text) as { readonly resources: readonly Resource[] }).resources;
  }

  private send(method: string, path: string, type: string, body?: unknown): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.token}`, 'content-type': type, accept: 'application/json' };
      const sent = request(this.server + path, { method, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString() });
        });
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function errorOf({ status, text }: { readonly status: number; readonly text: string }): string {
  if (status < 300) return '';
  const { message = text } = JSON.parse(text) as { readonly message?: string };
  return message;
}
