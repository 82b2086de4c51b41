import { config } from '../../../infra/stacks';
import { durationToMilliseconds } from '../../../core/duration';
import { nodeExporter } from '../../../library/machine/catalogue';
import { prometheusAgent } from '../../../library/prometheus-agent/catalogue';
import type { RuleGroupJson } from '../../../alerts';
import { rulesOf as ruleFileOf } from '../../../stack/rules';
import { externalLabelsOf } from '../../../stack/external-labels';
import { scrapeIntervalOf } from '../../../stack/sample-intervals';
import type { StackProps } from '../../../stack/stack';
import { rulesOf, type TestedRule } from '../../../testing/rule-tests/rules';
import { flow, level, type Played } from '../played/behaviour';
import { playedMachine } from '../played/machine';
import type { PlayedStack } from '../played/played-stack';
import { bookingPlayed } from '../stacks/booking';
import { focusApiPlayed } from '../stacks/focus-api';
import { gauzianPlayed } from '../stacks/gauzian';
import { kairoCmsPlayed } from '../stacks/kairo-cms';
import type { WorldJob } from './samples';

/** Stack whose rules are evaluated in worlds. */
export interface WorldStack {
  readonly name: string;
  readonly rules: readonly TestedRule[];
  /** The same rules as they are synthesized. */
  readonly groups: readonly RuleGroupJson[];
  readonly jobs: readonly WorldJob[];
}

const usual: Readonly<Record<string, PlayedStack>> = {
  gauzian: gauzianPlayed,
  'gauzian-staging': gauzianPlayed,
  'focus-api': focusApiPlayed,
  'kairo-cms': kairoCmsPlayed,
  'kairo-cms-cloud': kairoCmsPlayed,
  booking: bookingPlayed,
};

const root = { device: '/dev/vda1', fstype: 'ext4', mountpoint: '/' };
const boot = { device: '/dev/vda2', fstype: 'vfat', mountpoint: '/boot/efi' };

/** Sizes of the healthy machine in bytes. */
export const disk = { size: 100e9, available: 35e9 } as const;

const fileSystems = {
  node_filesystem_avail_bytes: [level(root, disk.available), level(boot, 0.9e9)],
  node_filesystem_size_bytes: [level(root, disk.size), level(boot, 1e9)],
  node_filesystem_files: [level(root, 1e6), level(boot, 0)],
  node_filesystem_files_free: [level(root, 8e5), level(boot, 0)],
  node_filesystem_readonly: [root, boot].map((of) => level({ ...of, device_error: '' }, 0)),
};

/** The machine of the day that is played, with enough space on its disks. */
function healthyMachine(namespace: string): Played {
  const played = playedMachine(namespace);
  return { catalogue: nodeExporter, targets: played.targets, metrics: { ...played.metrics, ...fileSystems } };
}

const remote = { remote_name: 'grafana-cloud', url: 'https://prometheus.grafana.example/api/prom/push' };

/** Prometheus in agent mode, which sends what it scraped five seconds before. */
const agent: Played = {
  catalogue: prometheusAgent,
  targets: [{ labels: { job: 'prometheus', instance: 'localhost:9090' }, weight: 1 }],
  metrics: {
    prometheus_remote_storage_samples_failed_total: [flow(remote, 0)],
    prometheus_sd_kubernetes_failures_total: [flow({}, 0)],
    prometheus_target_scrape_pool_exceeded_label_limits_total: [flow({}, 0)],
    prometheus_target_scrapes_exceeded_body_size_limit_total: [flow({}, 0)],
    prometheus_target_scrapes_exceeded_sample_limit_total: [flow({}, 0)],
    prometheus_remote_storage_queue_highest_timestamp_seconds: [level(remote, 0, 1)],
    prometheus_remote_storage_queue_highest_sent_timestamp_seconds: [level(remote, -5, 1)],
  },
};

function playedJobs(stack: StackProps): readonly Played[] {
  const played = usual[stack.name];
  if (!played) throw new Error(`the worlds lack the jobs of the stack ${stack.name}`);
  if (stack.kind === 'agent') {
    const jobs = [agent, ...played.jobs.filter((one) => jobOf(one) !== 'prometheus')];
    return jobs.map((one) => withLabels(one, externalLabelsOf(stack)));
  }
  return played.jobs.map((one) =>
    one.catalogue === nodeExporter ? healthyMachine(one.targets[0].labels.namespace!) : one,
  );
}

/** Job whose samples have got labels when they were sent. */
function withLabels(played: Played, labels: Readonly<Record<string, string>>): Played {
  const [first, ...others] = played.targets.map((one) => ({ ...one, labels: { ...one.labels, ...labels } }));
  return { ...played, targets: [first!, ...others] };
}

const jobOf = ({ targets: [{ labels }] }: Played) => labels.job;

/** Deployed stacks. */
export const worldStacks: readonly WorldStack[] = config.stacks.map(({ stack }) => {
  const jobs = playedJobs(stack);
  const scrapeInterval = scrapeIntervalOf(stack);
  return {
    name: stack.name,
    rules: rulesOf(stack).rules,
    groups: ruleFileOf(stack).groups,
    jobs: stack.jobs.map(({ job, interval = scrapeInterval }) => {
      const played = jobs.find((one) => jobOf(one) === job);
      if (!played) throw new Error(`the worlds lack the job ${job} of the stack ${stack.name}`);
      return { played, interval: durationToMilliseconds(interval) / 1000 };
    }),
  };
});

/** Rows of a table: each of these things in each stack. */
export function inWorldStacks<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
): (readonly [stackName: string, name: string, stack: WorldStack, one: T])[] {
  return worldStacks.flatMap((stack) => all.map((one) => [stack.name, nameOf(one), stack, one] as const));
}
