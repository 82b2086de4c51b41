import { connectionsTo } from '../../core/network';
import { Size } from '../../core/size';
import { fileText } from '../../core/yaml';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import { httpProbes, type ServerSpec } from '../server-spec';
import { httpModuleJson } from './http-module';
import { blackboxAddress, type BlackboxExporterProps } from './options';
import { moduleIssues } from './validation';

/** User `nobody` of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

/**
 * Creates the spec of blackbox_exporter, which probes addresses from outside, as users see them. A
 * client that reaches it can make it request any address, so only Prometheus may reach it. HTTP
 * probes need no privileges. A changed module restarts it.
 */
export function blackboxExporterSpec(options: BlackboxExporterProps, place: Place): ServerSpec {
  const { modules, jobs, image = images.blackboxExporter, resources = defaultResources } = options;
  const { name, port } = blackboxAddress;
  const folder = place.folder(name, '/etc/blackbox-exporter');
  const json = Object.entries(modules).map(([module, one]) => [module, httpModuleJson(one)] as const);
  return {
    name,
    image,
    user,
    runs: { kind: 'single' },
    args: [`--config.file=${folder}/blackbox.yml`, `--web.listen-address=${place.listen(port)}`],
    environment: {},
    files: [
      {
        name: `${name}-config`,
        files: { 'blackbox.yml': fileText({ modules: Object.fromEntries(json) }) },
        reload: 'restart',
      },
    ],
    folders: [{ kind: 'files', name: 'config', path: folder, set: `${name}-config` }],
    secrets: [],
    port: { name: 'http', port },
    probes: httpProbes({ ready: '/-/healthy', live: '/-/healthy', startupSeconds: 60 }),
    resources,
    endSeconds: 120,
    isCalled: true,
    hasOwnLogin: false,
    rights: [],
    calls: [],
    connections: jobs.flatMap(({ job, probe }) => connectionsTo(probe?.destinations ?? [], `job ${job} probes it`)),
    issues: moduleIssues(modules),
  };
}
