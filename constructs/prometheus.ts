import type { Construct } from 'constructs';
import { ruleFile, type RuleContext, type RuleFileJson, type RuleGroup } from '../alerts';
import { durationFaults, type Duration } from '../core/duration';
import { demandOf, type Demand } from './demand';
import { gather } from './gather';
import {
  prometheusConfig,
  prometheusPaths,
  retentionFaults,
  type PrometheusConfigJson,
  type Retention,
} from './prometheus-config';
import { ScrapingPrometheus, type ScrapingProps } from './scraping';
import type { VolumeProps } from './volume';

/** What Prometheus must be told. */
export interface PrometheusProps extends ScrapingProps {
  /** What it evaluates. */
  readonly rules: readonly RuleGroup[];
  /** Where its alerts point to. */
  readonly links: Pick<RuleContext, 'panelUrl' | 'runbookUrl'>;
  /** How long it keeps samples. */
  readonly retention: Retention;
  /** Where it keeps them. */
  readonly volume: VolumeProps;
  /**
   * How often rules are evaluated.
   *
   * @default '15s'
   */
  readonly evaluationInterval?: Duration;
  /**
   * The address under which people reach it, for the links of its alerts.
   *
   * @default - that within the cluster
   */
  readonly externalUrl?: string;
  /**
   * The members of Alertmanager that get its alerts, host and port of each.
   *
   * @default - alerts only show
   */
  readonly alertmanagers?: readonly string[];
  /**
   * Experimental features that are switched on: https://prometheus.io/docs/prometheus/latest/feature_flags/. An expression
   * that needs one that is not is refused.
   *
   * @default - none
   */
  readonly features?: readonly PrometheusFeature[];
}

/** Features that expressions may need. */
export type PrometheusFeature =
  'promql-experimental-functions' | 'promql-extended-range-selectors' | 'promql-binop-fill-modifiers';

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
