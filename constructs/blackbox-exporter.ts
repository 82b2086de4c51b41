import { Construct } from 'constructs';
import type { Destination, Pods } from '../core/network';
import { Size } from '../core/size';
import { fileText } from '../core/yaml';
import { httpModuleJson } from '../servers/blackbox-exporter/http-module';
import { blackboxAddress, type BlackboxExporterProps } from '../servers/blackbox-exporter/options';
import { moduleFaults } from '../servers/blackbox-exporter/validation';
import { images } from '../servers/images';
import type { Resources } from '../servers/resources';
import { Files } from './config-map';
import { AppDeployment } from './deployment';
import { checksumOf } from './server-pod';

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
