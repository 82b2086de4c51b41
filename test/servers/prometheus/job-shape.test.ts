import { ValidationError } from '../../../core/errors';
import { probeJob } from '../../../library/reachability/probe-job';
import { machinesJob } from '../../../servers/prometheus/jobs/machines-job';
import { membersJob } from '../../../servers/prometheus/jobs/members-job';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import { serverJob } from '../../../servers/prometheus/jobs/server-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { Size } from '../../../core/size';
import { shop } from '../../shop';

const common = {
  job: 'shop',
  catalogue: shop,
  interval: '1m',
  timeout: '10s',
  params: { format: 'prometheus' },
  tls: { serverName: 'shop.internal' },
  protocols: ['PrometheusText0.0.4'],
  bodySizeLimit: Size.mebibytes(1),
};

const jobs: Readonly<Record<string, readonly [build: (props: never) => unknown, props: object]>> = {
  staticJob: [staticJob, { ...common, targets: ['shop:80'], pods: { namespace: 'apps', labels: {} } }],
  podJob: [
    podJob,
    {
      ...common,
      namespace: 'apps',
      selector: { app: 'shop' },
      port: 80,
      isolated: true,
      clients: [{ from: { cidrs: [] }, ports: [{ port: 80 }] }],
    },
  ],
  serverJob: [serverJob, { ...common, server: 'grafana', port: 3000 }],
  membersJob: [membersJob, { ...common, server: 'alertmanager', port: 9093, count: 2 }],
  machinesJob: [machinesJob, { ...common, server: 'node-exporter', port: 9100 }],
  probeJob: [
    probeJob,
    { job: 'site', blackbox: { modules: { page: {} } }, module: 'page', targets: ['https://shop.example/'] },
  ],
};

test.each(Object.entries(jobs))(
  '%s accepts or refuses each property that is missing or of another kind',
  (_, [build, props]) => {
    expect(() => build(props as never)).not.toThrow();
    const failures = [...Object.keys(props), ''].flatMap((key) =>
      [undefined, null, 7, 'x', {}, [], [7]].flatMap((value) => {
        const wrong = key === '' ? value : { ...props, [key]: value };
        try {
          build(wrong as never);
          return [];
        } catch (error) {
          return error instanceof ValidationError ? [] : [`${key} ${JSON.stringify(value)}: ${String(error)}`];
        }
      }),
    );
    expect(failures).toEqual([]);
  },
);

test('a job is refused by its name', () => {
  expect(() => staticJob({ job: 'shop', catalogue: shop } as never)).toThrow(
    /^job shop: targets: this property is missing; allowed: a list$/,
  );
  expect(() => staticJob({} as never)).toThrow(/a job: job: this property is missing; allowed: a text\n/);
});
