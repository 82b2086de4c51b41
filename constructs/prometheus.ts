import type { Construct } from 'constructs';
import { ruleFile, type RuleFileJson } from '../alerts';
import { durationFaults } from '../core/duration';
import { prometheusConfig, prometheusPaths, type PrometheusConfigJson } from '../servers/prometheus/config';
import type { PrometheusProps } from '../servers/prometheus/options';
import { demandOf, type Demand } from '../servers/prometheus/resource-estimate';
import { retentionFaults } from '../servers/prometheus/retention';
import { gather } from './gather';
import { ScrapingPrometheus } from './scraping';

/** Prometheus with its configuration, rules and rights. */
export class Prometheus extends ScrapingPrometheus {
  /** The configuration file. */
  readonly config: PrometheusConfigJson;
  /** The rules file. */
  readonly rules: RuleFileJson;
  /** What its series ask of it. */
  readonly demand: Demand;

  constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id, props);
    const { jobs, scrapeInterval = '15s', retention, volume } = props;
    this.config = prometheusConfig({
      jobs,
      retention,
      scrapeInterval,
      evaluationInterval: props.evaluationInterval ?? '15s',
      externalLabels: props.externalLabels ?? {},
      remoteWrites: props.remoteWrites ?? [],
      alertmanagers: props.alertmanagers ?? [],
    });
    this.rules = gather(this, () => ruleFile(props.rules, props.links), { groups: [] });
    this.demand = demandOf(jobs, scrapeInterval, retention.time);
    this.node.addValidation({
      validate: () => [
        ...retentionFaults(retention, volume.size),
        ...durationFaults('evaluationInterval', props.evaluationInterval),
      ],
    });
    this.addFiles('config', 'prometheus.yml', this.config);
    this.addFiles('rules', 'rules.yml', this.rules);
    this.deploy({
      storage: 'tsdb',
      volume,
      demand: this.demand,
      args: argsOf(props),
      mounts: [{ name: 'rules', path: prometheusPaths.rules, source: { configMap: { name: 'prometheus-rules' } } }],
    });
  }
}

function argsOf({ externalUrl, features = [] }: PrometheusProps): string[] {
  return [
    ...(externalUrl ? [`--web.external-url=${externalUrl}`] : []),
    ...(features.length > 0 ? [`--enable-feature=${[...features].sort().join(',')}`] : []),
  ];
}
