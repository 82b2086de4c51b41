import { alert, ruleGroup, type RuleGroup } from '../../../alerts';
import { max, on, selectors, time } from '../../../promql';
import { despiteMissedScrapes, type ServerAlertsOf } from '../../common/alerts';
import type { KubernetesThresholds } from '../alert-table';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubernetesPanel } from '../dashboard';
import { cronJobTimes } from '../expressions';
import { texts } from '../texts';
import { worded } from './worded';

const m = selectors(kubeStateMetrics);

/** Alerts on Jobs and CronJobs, such as the backup of the stack. */
export function jobAlerts({
  job,
  language,
  commands,
  thresholds,
}: ServerAlertsOf & { readonly thresholds: KubernetesThresholds }): RuleGroup {
  const t = texts[language];
  const { named } = commands.cluster;
  const cronJobs = cronJobTimes(despiteMissedScrapes);
  const failed = max(despiteMissedScrapes(m.kube_job_failed.where({ condition: 'true' }))).by('namespace', 'job_name');
  const active = max(despiteMissedScrapes(m.kube_job_status_active)).by('namespace', 'job_name');
  const started = max(despiteMissedScrapes(m.kube_job_status_start_time)).by('namespace', 'job_name');
  const ofCronJob = despiteMissedScrapes(m.kube_job_owner.where({ owner_kind: 'CronJob' }));
  const suspended = max(despiteMissedScrapes(m.kube_cronjob_spec_suspend)).by('namespace', 'cronjob').equalTo(1);
  const rules = [
    alert({
      name: 'KubernetesJobFailed',
      // A CronJob keeps its failed Jobs although a later one has succeeded.
      condition: failed.equalTo(1).unless(ofCronJob, on('namespace', 'job_name')),
      severity: 'warning',
      ...worded(t.jobFailed, named),
      panel: kubernetesPanel('jobs'),
    }),
    alert({
      name: 'KubernetesJobSlow',
      condition: time()
        .minus(started.and(active.greaterThan(0), on('namespace', 'job_name')))
        .greaterThan(thresholds.KubernetesJobSlow),
      severity: 'warning',
      ...worded(t.jobSlow, named),
      panel: kubernetesPanel('jobs'),
    }),
    alert({
      name: 'KubernetesCronJobFailing',
      // One that has never succeeded has no time of a success.
      condition: cronJobs.started
        .greaterThan(cronJobs.succeeded.or(cronJobs.created))
        .and(cronJobs.active.equalTo(0), on('namespace', 'cronjob')),
      for: '10m',
      severity: 'warning',
      ...worded(t.cronJobFailing, named),
      panel: kubernetesPanel('cronJobs'),
    }),
    alert({
      name: 'KubernetesCronJobLate',
      condition: time()
        .minus(cronJobs.next)
        .greaterThan(thresholds.KubernetesCronJobLate)
        .unless(suspended, on('namespace', 'cronjob')),
      severity: 'warning',
      ...worded(t.cronJobLate, named),
      panel: kubernetesPanel('cronJobs'),
    }),
  ];
  return ruleGroup({ name: 'kubernetes-jobs', job, rules });
}
