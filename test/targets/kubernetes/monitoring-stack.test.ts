import { alert, firstQuery, objectiveRules, recordingRule, ruleGroup, type Runbook } from '../../../alerts';
import { Dashboard } from '../../../dashboards';
import { panelReference } from '../../../dashboards/panel-reference';
import { postgresExporter } from '../../../library/postgres/catalogue';
import { redisExporter } from '../../../library/redis/exporter';
import { dashboardRange, increase, quantity, rate, selectors, sum } from '../../../promql';
import type { MonitoringStackProps } from '../../../stack/stack';
import { expectSnapshotFiles } from '../../snapshot-files';
import type { SnapshotFiles } from '../../../testing/snapshots';
import { objectFiles, type SnapshotObject } from '../../../testing/snapshot-objects';
import { availability, metrics as m } from '../../shop';
import { kubernetes } from '../../../targets/kubernetes';
import type { KubernetesOptions } from '../../../targets/kubernetes/options';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';
import { fullStack, minimalStack, otherStack } from '../../stacks';
import { chartOf } from '../../targeted';

const text = { summary: 'Failures', description: 'Failures.' };
const reads = sum(rate(selectors(postgresExporter).pg_stat_database_blks_read));
const withRunbook = (runbook: Partial<Runbook>) =>
  alert({
    name: 'Silent',
    condition: sum(m.memory_bytes).greaterThan(quantity(1, 'bytes')),
    severity: 'warning',
    summary: 'Silent',
    description: 'Silent.',
    runbook: { impact: 'None.', steps: ['Look.'], ...runbook },
  });
const built = chartOf;

/** Manifests. The files of the servers have their own snapshots. */
function synthesized(props: MonitoringStackProps, target?: KubernetesTarget): SnapshotFiles {
  const chart = built(props, target);
  return objectFiles(chart.toJson() as SnapshotObject[], chart.namespaces.namespace);
}

describe('MonitoringStack', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('minimal', synthesized(minimalStack));
  });

  test('all the props', () => {
    expectSnapshotFiles('full', synthesized(fullStack));
  });

  test('the alternatives of options that exclude each other', () => {
    expectSnapshotFiles('other', synthesized(otherStack));
  });

  test('it knows every Secret that it reads, and makes none', () => {
    const requiredSecrets = built(fullStack).requiredSecrets.map(
      ({ namespace, secret, source }) => `${namespace}/${secret.secretName} ${source}`,
    );
    expect([...new Set(requiredSecrets)]).toEqual([
      'watch/notifications given',
      'watch/grafana-credentials random',
      'watch/grafana-secret-key random',
      'watch/grafana-users users',
      'watch/prometheus-users users',
      'watch/shop-tls given',
      'apps/postgres-exporter given',
    ]);
    expect([...synthesized(fullStack).keys()].filter((path) => path.includes('secret'))).toEqual([]);
  });

  test('a patch of an external workload is not an object', () => {
    const objects = built(fullStack).toJson() as { kind: string; metadata: { name: string } }[];
    const sets = objects.filter(({ kind }) => kind === 'StatefulSet').map(({ metadata }) => metadata.name);
    expect(sets).toEqual(['alertmanager']);
  });

  test.each<[string, Partial<MonitoringStackProps>, RegExp]>([
    [
      'a stack with a name that is no label',
      { name: 'x'.repeat(64) },
      /the value "x{64}" of the label app.kubernetes.io\/\S+ has 64 characters; allowed: at most 63/,
    ],
    [
      'two exporters with one name',
      { exporters: [redisExporter({}), redisExporter({})] },
      /exporter redis-exporter and exporter redis-exporter have the same name; given: "redis-exporter"; remedy/,
    ],
    [
      'two patches of one workload',
      { patches: [...fullStack.patches, ...fullStack.patches] },
      /two patches have the same file; given: "postgres.yaml"; remedy/,
    ],
    [
      'a scrape job with an unknown module',
      { blackboxExporter: { modules: { other: {} } } },
      /job front uses a module that no blackbox_exporter of this stack has; given: "page"; allowed: other; remedy: set/,
    ],
    [
      'an objective that looks back further than samples are kept',
      {
        rules: objectiveRules({
          objective: availability({ period: '1y' }),
          job: 'shop',
          name: 'Shop',
          page: text,
          ticket: text,
          panel: panelReference('shop', 'memory'),
        }),
      },
      /the period of objective shop_availability is longer than the retention of Prometheus; given: "1y"; allowed: at most 15d; remedy/,
    ],
    [
      'a rule over what no rule records',
      {
        rules: [
          ruleGroup({
            name: 'shop',
            rules: [
              alert({
                name: 'Silent',
                condition: recordingRule({
                  name: 'job:http_requests:rate5m',
                  expression: sum(rate(m.http_requests_total)).by('job'),
                }).recorded.lessThan(quantity(1, 'requests/s')),
                severity: 'warning',
                summary: 'Silent',
                description: 'Silent.',
              }),
            ],
          }),
        ],
      },
      /rule Silent: no rule of this stack records job:http_requests:rate5m, but a query uses it: its expression; remedy: add the rule/,
    ],
    [
      'a runbook that asks for what no job reads',
      { rules: [ruleGroup({ name: 'shop', rules: [withRunbook({ queries: [firstQuery('Reads', reads)] })] })] },
      /rule Silent: no job of this stack collects postgres_exporter, but a query uses it: query "Reads" of its runbook \(pg_stat_database_blks_read\); allowed/,
    ],
    [
      'a runbook that asks for what divides by zero, looks back over a dashboard, and says nothing',
      {
        rules: [
          ruleGroup({
            name: 'shop',
            rules: [
              withRunbook({
                impact: ' ',
                steps: ['Look.', ''],
                queries: [
                  firstQuery('Share', sum(rate(m.bytes_sent_total)).dividedBy(sum(rate(m.bytes_sent_total)))),
                  firstQuery('Sent', sum(increase(m.bytes_sent_total, dashboardRange))),
                ],
              }),
            ],
          }),
        ],
      },
      /the impact of its runbook is empty; remedy.*\n.*its runbook has no steps, or an empty one; remedy.*\n.*query "Share" of its runbook: it divides by what can be 0; given: .*\n.*query "Sent" of its runbook: this window exists only on dashboards/,
    ],
    [
      'an alert without a page where the stack shows pages',
      { runbooks: undefined as never },
      /alert ShopLarge has no runbook, but its notifications link to one; remedy: add a runbook/,
    ],
    [
      'a dashboard in the place of that of the runbooks',
      {
        runbooks: undefined as never,
        rules: [ruleGroup({ name: 'shop', rules: [withRunbook({})] })],
        dashboards: [
          ...fullStack.dashboards,
          new Dashboard({ uid: 'runbooks', title: 'Mine', description: 'Mine.', rows: {} }),
        ],
      },
      /dashboard "Mine" and the list of runbook pages have the same uid, so Grafana keeps only one; given: "runbooks"/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => synthesized({ ...fullStack, ...wrong })).toThrow(message);
  });

  test.each<[string, KubernetesOptions, RegExp]>([
    [
      'a namespace with a name that is too long',
      { namespace: 'n'.repeat(64) },
      /the name of this Namespace is "n{64}", 64 characters; allowed: at most 63 lowercase letters, digits and -/,
    ],
    [
      'an API server at no address',
      { apiServer: { cidrs: ['kubernetes'], ports: [0] } },
      /apiServer: this is no address range; given: "kubernetes"(.|\n)*apiServer: port 0 does not exist/,
    ],
    [
      'storage of a server that has none',
      { storage: { prometeus: { storageClass: 'fast' } } },
      /storage is set for a server that has no volume; given: "prometeus"; allowed: prometheus, alertmanager, grafana, grafana-backup/,
    ],
    [
      'names of storage that cannot be',
      { storage: { grafana: { storageClass: 'Fast' }, prometheus: { existingClaim: '' } } },
      /the storageClass of the storage of grafana is "Fast"(.|\n)*the existingClaim of the storage of prometheus is ""/,
    ],
    [
      'one claim for all members',
      { storage: { alertmanager: { existingClaim: 'old' } } },
      /storage of alertmanager has existingClaim, but each member has its own claim; given: "old"; remedy: remove existingClaim; .*data-alertmanager-0/,
    ],
  ])('rejects %s', (_, options, message) => {
    expect(() => synthesized(fullStack, kubernetes(options))).toThrow(message);
  });

  test('takes storage classes and existing PVCs from the target', () => {
    const objects = built(
      fullStack,
      kubernetes({
        storage: {
          prometheus: { existingClaim: 'old-prometheus' },
          alertmanager: { storageClass: 'fast' },
          grafana: { storageClass: 'fast' },
          'grafana-backup': { existingClaim: 'old-backups' },
        },
      }),
    ).toJson() as { kind: string; metadata: { name: string }; spec: never }[];
    const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    expect(claims.map(({ metadata }) => metadata.name)).toEqual(['grafana-data']);
    const text = JSON.stringify(objects);
    expect(text.match(/"storageClassName":"fast"/g)).toHaveLength(2);
    expect(text).toContain('"claimName":"old-prometheus"');
    expect(text).toContain('"claimName":"old-backups"');
  });

  test('reports a name that is too long once, with the number of objects', () => {
    const { length } = [
      ...errorOf(fullStack, kubernetes({ namespace: 'n'.repeat(64) })).matchAll(/the namespace is "n{64}"/g),
    ];
    expect(length).toBe(1);
  });
});

function errorOf(props: MonitoringStackProps, target: KubernetesTarget): string {
  try {
    synthesized(props, target);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
