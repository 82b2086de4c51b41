import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { max, on, oneOf, selectors } from '../../../promql';
import { despiteMissedScrapes, type ServerAlertsOf } from '../../common/alerts';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubernetesPanel } from '../dashboard';
import { texts } from '../texts';
import { worded } from './worded';

const m = selectors(kubeStateMetrics);

/** Alerts on volumes and their claims. */
export function volumeAlerts({ job, language, commands }: ServerAlertsOf): RuleGroup {
  const t = texts[language];
  const { named } = commands.cluster;
  const pending = despiteMissedScrapes(m.kube_persistentvolumeclaim_status_phase.where({ phase: 'Pending' }));
  const used = despiteMissedScrapes(m.kube_pod_spec_volumes_persistentvolumeclaims_info);
  const broken = despiteMissedScrapes(
    m.kube_persistentvolume_status_phase.where({ phase: oneOf('Failed', 'Pending') }),
  );
  const rules = [
    alert({
      name: 'KubernetesVolumeClaimPending',
      // Many storage classes bind a claim only when a pod uses it.
      condition: max(pending)
        .by('namespace', 'persistentvolumeclaim')
        .equalTo(1)
        .and(used, on('namespace', 'persistentvolumeclaim')),
      for: '15m',
      severity: 'warning',
      ...worded(t.claimPending, named),
      panel: kubernetesPanel('claims'),
    }),
    alert({
      name: 'KubernetesVolumeFailed',
      condition: max(broken).by('persistentvolume', 'phase').equalTo(1),
      for: '10m',
      severity: 'warning',
      ...worded(t.volumeFailed, named),
      panel: kubernetesPanel('volumePhases'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-volumes', job, rules });
}
