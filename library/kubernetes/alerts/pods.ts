import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { happened, max, on, selectors } from '../../../promql';
import { despiteMissedScrapes, type ServerAlertsOf } from '../../common/alerts';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubernetesPanel } from '../dashboard';
import { cannotStart, crashLooping, readyPods, waiting } from '../expressions';
import { texts } from '../texts';
import { worded } from './worded';

const m = selectors(kubeStateMetrics);

/** Alerts on pods and their containers, whatever they run. */
export function podAlerts({ job, language, commands }: ServerAlertsOf): RuleGroup {
  const t = texts[language];
  const { named } = commands.cluster;
  const killed = max(
    despiteMissedScrapes(m.kube_pod_container_status_last_terminated_reason.where({ reason: 'OOMKilled' })),
  ).by('namespace', 'pod', 'container');
  const rules = [
    alert({
      name: 'KubernetesPodCrashLooping',
      condition: crashLooping.greaterThan(0),
      for: '15m',
      severity: 'warning',
      ...worded(t.crashLooping, named),
      panel: kubernetesPanel('crashing'),
    }),
    alert({
      name: 'KubernetesContainerCannotStart',
      condition: cannotStart.greaterThan(0),
      for: '10m',
      severity: 'warning',
      ...worded(t.cannotStart, named),
      panel: kubernetesPanel('waiting'),
    }),
    alert({
      name: 'KubernetesPodNotReady',
      // Pods that crash or cannot start have an alert of their own.
      condition: readyPods(despiteMissedScrapes).equalTo(0).unless(waiting, on('namespace', 'pod')),
      for: '15m',
      severity: 'warning',
      ...worded(t.notReady, named),
      panel: kubernetesPanel('podsReady'),
    }),
    alert({
      name: 'KubernetesContainerOutOfMemory',
      condition: happened(m.kube_pod_container_status_restarts_total, '15m', {
        by: ['namespace', 'pod', 'container'],
      }).and(killed.greaterThan(0), on('namespace', 'pod', 'container')),
      severity: 'warning',
      ...worded(t.outOfMemory, named),
      panel: kubernetesPanel('memoryShare'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-pods', job, rules });
}
