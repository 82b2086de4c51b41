import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { Destination, Pods } from '../core/network';
import { fileText } from '../core/yaml';
import { AppDeployment } from './app-deployment';
import { checksumOf } from './app-pod';
import { Files } from './files';
import { httpModuleFaults, httpModuleJson, type HttpModule } from './http-module';
import { images } from './images';
import type { Resources } from './resources';
import type { ScrapeJob } from './scrape-job';

/**
 * Ways of asking, by their names.
 *
 * @typeParam M their names
 */
export interface Blackbox<M extends string = string> {
  readonly modules: Readonly<Record<M, HttpModule>>;
}

/** What blackbox_exporter must be told. */
export interface BlackboxExporterProps extends Blackbox {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  /** The jobs of the stack: what it asks follows from those that probe. */
  readonly jobs: readonly ScrapeJob[];
  /**
   * Processor and memory.
   *
   * @default - 10m to 200m, 32 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.blackboxExporter`
   */
  readonly image?: string;
}

/** The name of its service, and its port. */
export const blackboxAddress = { service: 'blackbox-exporter', port: 9115 } as const;

/** The user `nobody` of the image. */
const user = 65_534;

const folder = '/etc/blackbox-exporter';

const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

/**
 * blackbox_exporter: asks addresses from the outside, as users do. Whoever reaches it can have it ask any address that it reaches itself,
 * so only Prometheus does. It asks over HTTP, for which it needs no rights; a changed module replaces its pod.
 */
export class BlackboxExporter extends Construct {
  /** The name of its service. */
  readonly service: string;
  readonly port = blackboxAddress.port;
  /** Its pods. */
  readonly pods: Pods;
  /** What it asks. */
  readonly destinations: readonly Destination[];

  constructor(scope: Construct, id: string, props: BlackboxExporterProps) {
    super(scope, id);
    const { namespace, instance, modules, jobs } = props;
    const { service: name } = blackboxAddress;
    const json = Object.entries(modules).map(([module, one]) => [module, httpModuleJson(one)] as const);
    const files = { 'blackbox.yml': fileText({ modules: Object.fromEntries(json) }) };
    new Files(this, 'config', { name: `${name}-config`, namespace, instance, part: name, files });
    const app = new AppDeployment(this, 'app', {
      namespace,
      instance,
      name,
      image: props.image ?? images.blackboxExporter,
      user,
      port: this.port,
      args: [`--config.file=${folder}/blackbox.yml`, `--web.listen-address=:${this.port}`],
      mounts: [{ name: 'config', path: folder, source: { configMap: { name: `${name}-config` } } }],
      probes: { ready: '/-/healthy', live: '/-/healthy', startupSeconds: 60 },
      resources: props.resources ?? defaultResources,
      needsToken: false,
      checksum: checksumOf(files),
    });
    this.service = app.service;
    this.pods = app.pods;
    this.destinations = jobs.flatMap(({ probe }) => probe?.destinations ?? []);
    this.node.addValidation({ validate: () => moduleFaults(modules) });
  }
}

function moduleFaults(modules: Blackbox['modules']): string[] {
  const names = Object.keys(modules);
  return [
    ...(names.length > 0 ? [] : ['it has no module, so that nobody can ask it anything; remedy: give it one']),
    ...names
      .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map((name) => `"${name}" is no name of a module; allowed: small letters, digits and _`),
    ...names.flatMap((name) => httpModuleFaults(modules[name]!).map((fault) => `module ${name}: ${fault}`)),
  ];
}
