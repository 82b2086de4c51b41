import fc from 'fast-check';
import { redisExporter } from '../../../library/redis/exporter';
import { podJob, staticJob, type ScrapeJob, type ScrapeJobProps } from '../../../servers';
import type { Exposure, MonitoringStackProps } from '../../../stack';
import { kubernetes } from '../../../targets/kubernetes';
import { fullStack } from '../../stacks';
import { alerts, oneReceiver, runbooks, type Placed } from './base';
import { valuesOf } from './generated';
import { alertmanager } from './subjects/alertmanager';
import { exporters } from './subjects/exporters';
import { grafana } from './subjects/grafana';
import { jobs } from './subjects/jobs';
import { kubernetes as target } from './subjects/kubernetes';
import { prometheus } from './subjects/prometheus';
import { stacks } from './subjects/stacks';

const someJobs: fc.Arbitrary<readonly ScrapeJob[]> = fc
  .record({
    pods: fc.array(valuesOf(jobs.PodJobProps), { minLength: 1, maxLength: 3 }),
    fixed: fc.array(valuesOf(jobs.StaticJobProps), { maxLength: 2 }),
  })
  .map(({ pods: [shop, ...pods], fixed }) => [
    podJob({
      ...withoutProtocols(alone(shop!, '')),
      job: 'shop',
      catalogue: fullStack.jobs[0]!.catalogue,
      sampleLimit: 100_000,
    }),
    ...pods.map((one, index) => podJob(alone(one, `p${index}-`))),
    ...fixed.map((one, index) => staticJob(alone(one, `s${index}-`))),
  ]);

/** Leaves the format to Prometheus: few formats carry native histograms. */
function withoutProtocols<T extends ScrapeJobProps>({ protocols: _, ...props }: T): Omit<T, 'protocols'> {
  return props;
}

/** Gives a job a name of its own, and an interval that is not shorter than its timeout. */
function alone<T extends ScrapeJobProps>(props: T, prefix: string): T {
  const job = `${prefix}${props.job}`.slice(0, 40).replace(/-+$/, '');
  return { ...props, job, ...(props.timeout === undefined ? {} : { interval: '1m' }) };
}

type Part = Pick<MonitoringStackProps, 'name' | 'prometheus' | 'grafana' | 'jobs'> & Partial<MonitoringStackProps>;

const parts = fc.record(
  {
    name: stacks.MonitoringStackProps.properties.name.allowed,
    environment: stacks.MonitoringStackProps.properties.environment.allowed,
    language: stacks.MonitoringStackProps.properties.language.allowed,
    jobs: someJobs,
    prometheus: valuesOf(prometheus['MonitoringStackProps.prometheus']),
    alertmanager: valuesOf(alertmanager['MonitoringStackProps.alertmanager']),
    grafana: valuesOf(grafana['MonitoringStackProps.grafana']),
    kubeStateMetrics: valuesOf(exporters.KubeStateMetricsProps),
    nodeExporter: valuesOf(exporters.NodeExporterProps),
    exporters: fc.constantFrom([], [redisExporter({ name: 'redis' }), redisExporter({ name: 'x'.repeat(63) })]),
    blackboxExporter: valuesOf(exporters['MonitoringStackProps.blackboxExporter']),
    patches: fc.array(valuesOf(exporters.WorkloadPatch), { maxLength: 1 }),
  },
  { requiredKeys: ['name', 'jobs', 'prometheus', 'grafana'], noNullPrototype: true },
) as fc.Arbitrary<Part>;

/** Generates stacks with targets. All their options are valid alone; few stacks are not valid as a whole. */
export const wholeStacks: fc.Arbitrary<Placed> = fc
  .record({ part: parts, options: valuesOf(target.KubernetesOptions) })
  .map(({ part, options }) => ({
    stack: {
      environment: 'production',
      rules: alerts,
      runbooks,
      dashboards: fullStack.dashboards,
      ...part,
      prometheus: exposed(part.prometheus, 'prometheus'),
      ...(part.alertmanager
        ? {
            alertmanager: {
              ...exposed(part.alertmanager, 'alertmanager'),
              receivers: oneReceiver.receivers,
              policy: oneReceiver.policy,
            },
          }
        : {}),
      grafana: { ...part.grafana, host: `grafana.${part.grafana.host}`, homeDashboard: fullStack.dashboards[0]!.uid },
    },
    target: kubernetes(options),
  }));

/** Gives a server a host of its own. */
function exposed<T extends { readonly exposure?: Exposure }>(options: T, name: string): T {
  const { exposure } = options;
  return exposure ? { ...options, exposure: { ...exposure, host: `${name}.${exposure.host}` } } : options;
}
