import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { happened, max, min, oneOf, selectors } from '../../../promql';
import { despiteMissedScrapes, type ServerAlertsOf } from '../../common/alerts';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubelet } from '../catalogues/kubelet';
import type { KubernetesThresholds } from '../alert-table';
import { kubernetesPanel } from '../dashboard';
import { nodesPanel } from '../dashboards/nodes';
import { texts } from '../texts';
import { worded } from './worded';

const m = selectors(kubeStateMetrics);
const k = selectors(kubelet);

/** Options of the alerts on kubelets. */
export interface KubeletAlertsOf extends ServerAlertsOf {
  /** Time left of a certificate below which an alert fires. */
  readonly thresholds: KubernetesThresholds;
}

/** Alerts on nodes, from what the API server knows about them. */
export function nodeAlerts({ job, language, commands }: ServerAlertsOf): RuleGroup {
  const t = texts[language];
  const { named } = commands.cluster;
  const condition = m.kube_node_status_condition;
  const ready = despiteMissedScrapes(condition.where({ condition: 'Ready', status: 'true' }));
  const pressure = despiteMissedScrapes(
    condition.where({ condition: oneOf('MemoryPressure', 'DiskPressure', 'PIDPressure'), status: 'true' }),
  );
  const rules = [
    alert({
      name: 'KubernetesNodeNotReady',
      condition: max(ready).by('node').equalTo(0),
      for: '15m',
      severity: 'critical',
      ...worded(t.nodeNotReady, named),
      panel: kubernetesPanel('nodesReady'),
    }),
    alert({
      name: 'KubernetesNodePressure',
      condition: max(pressure).by('node', 'condition').equalTo(1),
      for: '5m',
      severity: 'warning',
      ...worded(t.nodePressure, named),
      panel: kubernetesPanel('conditions'),
    }),
    alert({
      name: 'KubernetesNodeUnschedulable',
      condition: max(despiteMissedScrapes(m.kube_node_spec_unschedulable)).by('node').equalTo(1),
      for: '2h',
      severity: 'warning',
      ...worded(t.nodeUnschedulable, named),
      panel: kubernetesPanel('unschedulable'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-nodes', job, rules });
}

/** Alerts on pods that kubelets remove, and on the certificates of k3s, which only its kubelets show. */
export function kubeletAlerts({ job, language, commands, thresholds }: KubeletAlertsOf): RuleGroup {
  const { certificates } = texts[language];
  const left = min(despiteMissedScrapes(k.k3s_certificate_expiration_seconds)).by('instance');
  const rules = [
    alert({
      name: 'KubernetesPodsEvicted',
      condition: happened(k.kubelet_evictions, '15m', { by: ['instance', 'eviction_signal'] }),
      severity: 'warning',
      ...worded(texts[language].evictions, commands.cluster.named),
      panel: kubernetesPanel('evictions'),
    }),
    alert({
      name: 'KubernetesCertificateExpiring',
      condition: left.lessThan(thresholds.KubernetesCertificateExpiring),
      for: '1h',
      severity: 'warning',
      ...worded(certificates, commands.cluster.nodes),
      panel: nodesPanel('certificates'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-kubelets', job, rules });
}
