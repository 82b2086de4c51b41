import { alert, ruleGroup, type Rule } from '../../../alerts';
import { SecretValue } from '../../../core';
import { gibibytes } from '../../../promql';
import type { ScrapeJob } from '../../../servers';
import type { AgentStackProps, MonitoringStackProps } from '../../../stack';
import type { TargetedStack } from '../../../targets';
import { kubernetes } from '../../../targets/kubernetes';
import type { KubernetesOptions } from '../../../targets/kubernetes/options';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';
import { metrics } from '../../shop';
import { agentStack, fullStack, minimalStack } from '../../stacks';

/** Stack with its target. */
export type Placed = TargetedStack<KubernetesTarget>;

const byDefault = kubernetes();

/** Creates a small stack with some properties. */
export function withStack(part: Partial<MonitoringStackProps>): Placed {
  return { stack: { ...minimalStack, ...part }, target: byDefault };
}

/** Creates a small stack whose Prometheus has some properties. */
export function withPrometheus(part: Partial<MonitoringStackProps['prometheus']>): Placed {
  const prometheus = { ...minimalStack.prometheus, externalLabels: { cluster: 'shop' }, ...part };
  return withStack({ prometheus });
}

/** Creates a small stack with jobs. */
export function withJobs(...jobs: readonly ScrapeJob[]): Placed {
  return withStack({ jobs });
}

/** Creates a small stack whose Grafana has some properties. */
export function withGrafana(part: Partial<MonitoringStackProps['grafana']>): Placed {
  return withStack({ grafana: { ...minimalStack.grafana, ...part } });
}

/** Creates a small stack on a target with some options. */
export function withTarget(options: KubernetesOptions, part: Partial<MonitoringStackProps> = {}): Placed {
  return { stack: { ...minimalStack, ...part }, target: kubernetes(options) };
}

/** Job of the shop, from which the alerts come. */
export const shopJobs = fullStack.jobs.filter(({ job }) => job === 'shop');

/** Alert of a severity. */
const large = (name: string, severity: 'critical' | 'warning' | 'info'): Rule =>
  alert({
    name,
    condition: metrics.memory_bytes.greaterThan(gibibytes(1)),
    severity,
    subject: 'size',
    summary: 'Large',
    description: 'Large.',
    labels: { team: severity === 'info' ? 'web' : 'shop' },
  });

/** Alerts of three severities. */
export const alerts = [
  ruleGroup({ name: 'shop', rules: [large('Huge', 'critical'), large('Large', 'warning'), large('Big', 'info')] }),
];

/** Address of runbook pages, so that alerts need none. */
export const runbooks = 'https://wiki.shop.example/runbooks';

/** Options of an Alertmanager with one receiver. */
export const oneReceiver: NonNullable<MonitoringStackProps['alertmanager']> = {
  receivers: [
    { name: 'team', integrations: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }] },
  ],
  policy: { route: { receiver: 'team' } },
  noWatchdogReceiverReason: 'The shop is closed at night.',
};

/** Creates a small stack with alerts whose Alertmanager has some properties. */
export function withAlertmanager(part: Partial<NonNullable<MonitoringStackProps['alertmanager']>>): Placed {
  return withStack({ jobs: shopJobs, rules: alerts, runbooks, alertmanager: { ...oneReceiver, ...part } });
}

const smallAgent: AgentStackProps = {
  name: agentStack.name,
  environment: agentStack.environment,
  kind: agentStack.kind,
  jobs: shopJobs,
  dashboards: agentStack.dashboards,
  rules: agentStack.rules,
  prometheus: agentStack.prometheus,
  grafana: agentStack.grafana,
};

/** Creates a small agent stack with some properties. */
export function withAgent(part: Partial<AgentStackProps>): Placed {
  return { stack: { ...smallAgent, ...part }, target: byDefault };
}
