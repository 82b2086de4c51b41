import { gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of Jobs and CronJobs. */
export const jobs = {
  kube_job_complete: gauge({
    help: 'Whether the condition Complete of the Job has a status.',
    unit: 'boolean',
    ...of.jobCondition,
  }),
  kube_job_created: gauge({ help: 'Time at which the Job was created.', unit: 'timestamp', ...of.job }),
  kube_job_failed: gauge({
    help: 'Whether the condition Failed of the Job has a status.',
    unit: 'boolean',
    ...of.jobCondition,
  }),
  kube_job_info: gauge({ help: 'The Job exists; always 1.', unit: 'none', ...of.job }),
  kube_job_owner: gauge({ help: 'Owner of the Job, such as a CronJob; always 1.', unit: 'none', ...of.jobOwner }),
  kube_job_spec_active_deadline_seconds: gauge({
    help: 'Time after which the Job is ended.',
    unit: 'seconds',
    ...of.job,
  }),
  kube_job_spec_completions: gauge({ help: 'Pods of the Job that must succeed.', unit: 'objects', ...of.job }),
  kube_job_spec_parallelism: gauge({
    help: 'Pods of the Job that may run at the same time.',
    unit: 'objects',
    ...of.job,
  }),
  kube_job_status_active: gauge({ help: 'Pods of the Job that run.', unit: 'objects', ...of.job }),
  kube_job_status_completion_time: gauge({
    help: 'Time at which the Job had succeeded.',
    unit: 'timestamp',
    ...of.job,
  }),
  kube_job_status_failed: gauge({
    help: 'Pods of the Job that failed, by the reason.',
    unit: 'objects',
    ...of.jobFailure,
  }),
  kube_job_status_ready: gauge({ help: 'Pods of the Job that are ready.', unit: 'objects', ...of.job }),
  kube_job_status_start_time: gauge({
    help: 'Time at which the controller started the Job.',
    unit: 'timestamp',
    ...of.job,
  }),
  kube_job_status_succeeded: gauge({ help: 'Pods of the Job that succeeded.', unit: 'objects', ...of.job }),
  kube_job_status_suspended: gauge({ help: 'Whether the Job is suspended.', unit: 'boolean', ...of.job }),
  kube_cronjob_created: gauge({ help: 'Time at which the CronJob was created.', unit: 'timestamp', ...of.cronjob }),
  kube_cronjob_info: gauge({ help: 'Schedule of the CronJob; always 1.', unit: 'none', ...of.cronjobInfo }),
  kube_cronjob_metadata_resource_version: gauge({
    help: 'Version of the CronJob in the API server.',
    unit: 'none',
    ...of.cronjob,
  }),
  kube_cronjob_next_schedule_time: gauge({ help: 'Next time of the schedule.', unit: 'timestamp', ...of.cronjob }),
  kube_cronjob_schedule_invalid: gauge({
    help: 'Whether the schedule cannot be read.',
    unit: 'boolean',
    ...of.cronjob,
  }),
  kube_cronjob_spec_failed_job_history_limit: gauge({
    help: 'Failed Jobs that are kept.',
    unit: 'objects',
    ...of.cronjob,
  }),
  kube_cronjob_spec_starting_deadline_seconds: gauge({
    help: 'Time after which a run that was missed is left out.',
    unit: 'seconds',
    ...of.cronjob,
  }),
  kube_cronjob_spec_successful_job_history_limit: gauge({
    help: 'Successful Jobs that are kept.',
    unit: 'objects',
    ...of.cronjob,
  }),
  kube_cronjob_spec_suspend: gauge({ help: 'Whether the CronJob is suspended.', unit: 'boolean', ...of.cronjob }),
  kube_cronjob_status_active: gauge({ help: 'Jobs of the CronJob that run.', unit: 'objects', ...of.cronjob }),
  kube_cronjob_status_last_schedule_time: gauge({
    help: 'Time at which the last Job was started.',
    unit: 'timestamp',
    ...of.cronjob,
  }),
  kube_cronjob_status_last_successful_time: gauge({
    help: 'Time at which a Job last succeeded.',
    unit: 'timestamp',
    ...of.cronjob,
  }),
} as const;
