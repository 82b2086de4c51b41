import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { max, selectors } from '../../../promql';
import { despiteMissedScrapes, type ServerAlertsOf } from '../../common/alerts';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubernetesPanel } from '../dashboard';
import { deploymentPods, statefulSetPods } from '../expressions';
import { texts } from '../texts';
import { worded } from './worded';

const m = selectors(kubeStateMetrics);

/** Alerts on Deployments and StatefulSets. */
export function workloadAlerts({ job, language, commands }: ServerAlertsOf): RuleGroup {
  const t = texts[language];
  const { named } = commands.cluster;
  const deployments = deploymentPods(despiteMissedScrapes);
  const statefulSets = statefulSetPods(despiteMissedScrapes);
  const progressing = despiteMissedScrapes(
    m.kube_deployment_status_condition.where({ condition: 'Progressing', status: 'false' }),
  );
  const rules = [
    alert({
      name: 'KubernetesDeploymentReplicasMissing',
      condition: deployments.available.lessThan(deployments.wanted),
      for: '15m',
      severity: 'warning',
      ...worded(t.deploymentReplicas, named),
      panel: kubernetesPanel('deployments'),
    }),
    alert({
      name: 'KubernetesDeploymentRolloutStuck',
      condition: max(progressing).by('namespace', 'deployment').equalTo(1),
      for: '10m',
      severity: 'warning',
      ...worded(t.deploymentRollout, named),
      panel: kubernetesPanel('deployments'),
    }),
    alert({
      name: 'KubernetesStatefulSetReplicasMissing',
      condition: statefulSets.ready.lessThan(statefulSets.wanted),
      for: '15m',
      severity: 'warning',
      ...worded(t.statefulSetReplicas, named),
      panel: kubernetesPanel('statefulSets'),
    }),
    alert({
      name: 'KubernetesStatefulSetRolloutStuck',
      condition: statefulSets.updated.lessThan(statefulSets.wanted),
      for: '30m',
      severity: 'warning',
      ...worded(t.statefulSetRollout, named),
      panel: kubernetesPanel('statefulSets'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-workloads', job, rules });
}
