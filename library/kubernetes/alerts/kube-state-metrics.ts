import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { rate, selectors, sum } from '../../../promql';
import type { ServerAlertsOf } from '../../common/alerts';
import { kubeStateMetricsOwn } from '../catalogues/kube-state-metrics-own';
import { kubernetesPanel } from '../dashboard';
import { texts } from '../texts';
import { worded } from './worded';

const own = selectors(kubeStateMetricsOwn);

/** Alert on kube-state-metrics, without which the others are blind. */
export function kubeStateMetricsAlerts({ job, language, commands }: ServerAlertsOf): RuleGroup {
  const failed = { result: 'error' } as const;
  const lists = sum(rate(own.kube_state_metrics_list_total.where(failed), '10m')).by('resource');
  const watches = sum(rate(own.kube_state_metrics_watch_total.where(failed), '10m')).by('resource');
  const rules = [
    alert({
      name: 'KubernetesObjectsUnread',
      condition: lists.greaterThan(0).or(watches.greaterThan(0)),
      for: '15m',
      severity: 'warning',
      ...worded(texts[language].readingFails, commands),
      panel: kubernetesPanel('reading'),
    }),
  ];
  return ruleGroup({ name: 'kube-state-metrics', job, rules });
}
