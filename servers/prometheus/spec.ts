import { collectIssues, type Issue } from '../../core/errors';
import { ruleFiles } from '../../alerts';
import { defaults } from '../../core/defaults';
import { durationIssues } from '../../core/duration';
import { fileTexts } from '../../core/yaml';
import type { Place } from '../place';
import type { ServerSpec } from '../server-spec';
import { prometheusConfig } from './config';
import type { PrometheusProps } from './options';
import {
  configPlace,
  prometheusAddress,
  prometheusBase,
  prometheusPaths,
  resourcesFor,
  scrapeConfigFolder,
} from './prometheus-base';
import { otlpJson, pushArgs, pushClients, pushIssues } from './pushes';
import { memoryLimitFor, queryLimitIssues, queryLimits, type QueryLimits } from './query-limits';
import { resourceEstimate, type ResourceEstimate } from './resource-estimate';
import { retentionIssues } from './retention';

/** Name of the files with the rules. */
export const ruleFileSet = `${prometheusAddress.name}-rules`;

/** Creates the spec of Prometheus in server mode, with its configuration and rules. */
export function prometheusSpec(options: PrometheusProps, place: Place): ServerSpec {
  const { jobs, retention, volume, alertmanagers, pushes, externalUrl } = options;
  const { scrapeInterval = defaults.scrapeInterval, evaluationInterval = defaults.evaluationInterval } = options;
  const paths = prometheusPaths(place);
  const issues: Issue[] = [];
  const estimate = prometheusEstimate(options);
  const resources = options.resources ?? resourcesFor(estimate, memoryLimitFor(estimate.memory));
  const rules = collectIssues(issues, () => ruleFiles(options.rules, options.links), {});
  return prometheusBase(options, place, {
    storage: 'tsdb',
    volume,
    resources,
    config: prometheusConfig({
      jobs,
      retention,
      scrapeInterval,
      evaluationInterval,
      externalLabels: options.externalLabels ?? {},
      remoteWrites: options.remoteWrites ?? [],
      otlp: pushes && otlpJson(pushes),
      outOfOrderWindow: pushes?.outOfOrderWindow,
      alertmanagers: alertmanagers
        ? place.members(alertmanagers.name, alertmanagers.count).map((host) => `${host}:${alertmanagers.port}`)
        : [],
      rules: paths.rules,
      place: configPlace(place),
      scrapeConfigs: scrapeConfigFolder(jobs, place),
    }),
    args: argsOf(options, queryLimits(options.queries ?? {}, resources.memoryLimit, estimate.memory)),
    files: [{ name: ruleFileSet, files: fileTexts(rules), reload: 'watched' }],
    folders: [{ kind: 'files', name: 'rules', path: paths.rules, set: ruleFileSet }],
    ...(pushes ? { clients: pushClients(pushes) } : {}),
    calls: alertmanagers ? [{ server: alertmanagers.name, port: alertmanagers.port }] : [],
    issues: [
      ...issues,
      ...queryLimitIssues(options.queries ?? {}, resources.memoryLimit),
      ...retentionIssues(retention, volume.size),
      ...(pushes ? pushIssues(pushes, retention.time, externalUrl !== undefined) : []),
      ...durationIssues(options.evaluationInterval, { path: 'evaluationInterval' }),
    ],
  });
}

/** Estimates the resources that the series of the jobs need. */
export function prometheusEstimate({
  jobs,
  scrapeInterval = defaults.scrapeInterval,
  retention,
  pushes,
}: PrometheusProps): ResourceEstimate {
  return resourceEstimate(jobs, scrapeInterval, retention.time, { pushedSeries: pushes?.series ?? 0 });
}

function argsOf({ externalUrl, features = [], pushes }: PrometheusProps, queries: Required<QueryLimits>): string[] {
  return [
    `--query.max-samples=${queries.maxSamples}`,
    `--query.max-concurrency=${queries.maxConcurrency}`,
    `--query.timeout=${queries.timeout}`,
    ...(externalUrl ? [`--web.external-url=${externalUrl}`] : []),
    ...(pushes ? pushArgs(pushes) : []),
    ...(features.length > 0 ? [`--enable-feature=${[...features].sort().join(',')}`] : []),
  ];
}
