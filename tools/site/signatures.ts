/**
 * Types that signatures of the modules name, and that no module exports: results that the compiler
 * calculates, operands with their compiler messages, and parts of options. You need not name them.
 *
 * @module
 */
export type { IngressKind, IngressKinds, IngressObjects } from '../../constructs/ingress/definition';
export type { TlsPlace } from '../../constructs/ingress/tls';
export type { Policy } from '../../constructs/network-policies/network-policies';
export type { ServerProps } from '../../constructs/server';
export type { Part, TimeUnit } from '../../core/duration';
export type { OwnedName } from '../../core/names';
export type { Connection, DeclaredFlow, Destination, DestinationAddress, Flow } from '../../core/network';
export type { SecretCheck } from '../../core/secret-content';
export type { WithLabel } from '../../dashboards/filter';
export type { HasPanels } from '../../dashboards/panel-reference';
export type { Buckets as HeatmapBuckets } from '../../dashboards/panels/heatmap';
export type { ImportedSteps } from '../../dashboards/panels/query';
export type { CatalogueAlerts, PascalCase } from '../../library/application/from-catalogue';
export type { ApplicationAlerts } from '../../library/application/system';
export type { GivenChanges, Thresholds } from '../../library/common/adjust';
export type {
  SiteAlerts,
  SwitchedOff,
  TargetAlerts,
  ThresholdOf,
  WithoutThreshold,
} from '../../library/common/alert-table';
export { kubernetesAlertTable } from '../../library/kubernetes/alert-table';
export { machineAlertTable } from '../../library/machine/alert-table';
export { monitoringAlertTable } from '../../library/monitoring/alert-table';
export type { MonitoringOf } from '../../library/monitoring/system';
export { jobsAlertTable } from '../../library/presets/content';
export { siteTable, type ServerAlerts } from '../../library/presets/k3s-server';
export { traefikAlertTable } from '../../library/traefik/alert-table';
export type { NoLabels } from '../../metrics/metric';
export type { AllExposed } from '../../metrics/not-exposed';
export type { Composition } from '../../metrics/series';
export { countedThings, type Dimensionless } from '../../metrics/unit';
export type { SampledJob, SampleIntervals } from '../../promql/analysis/sample-intervals';
export type { AnyScale, Nameable, OwnScales, Scale, Scaled, ScaleFamilies } from '../../promql/conversion';
export type {
  Both,
  ComputedKind,
  Constant,
  Countable,
  CounterOfKind,
  Either,
  FilterOf,
  GaugeKind,
  GaugeOfKind,
  Groupable,
  MetricOfKind,
  Misused,
  NoVector,
  OfKind,
  VectorOfKind,
} from '../../promql/expression';
export type { AnyHistogram, Buckets, Observed } from '../../promql/helpers';
export type { MayHaveIssues } from '../../promql/issues';
export type { LabelMatch } from '../../promql/matcher';
export type {
  AllLabels,
  Cardinality,
  Fitting,
  Includable,
  Matchable,
  MatchableLabels,
  MatchedLabels,
  Same,
  SetMatching,
} from '../../promql/matching';
export type { NativeHistogramAggregation } from '../../promql/native-histogram';
export {
  comparisons,
  setOperators,
  type AggregationNode,
  type AggregationOperator,
  type ArithmeticOperator,
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  type ComparisonOperator,
  type MatcherNode,
  type MatchingNode,
  type MatchOperator,
  type MatrixNode,
  type Node,
  type SelectorNode,
  type SetOperator,
  type SubqueryNode,
  type TrimOperator,
} from '../../promql/node';
export type { RateOf, Recorded, Recording } from '../../promql/objective';
export type { AddendUnit, Operand, SubtrahendUnit } from '../../promql/operand';
export type { RangeOf } from '../../promql/range';
export type { Text } from '../../promql/raw';
export type { Context } from '../../promql/resolve';
export type { Result } from '../../promql/scalar';
export type { NotExposedSelectors, SelectorOf, SelectorWith } from '../../promql/selectors';
export type { Alternative, Beside, Present } from '../../promql/set-operand';
export type { Moment } from '../../promql/shift';
export type { ClosedName, ClosedValues, Listed } from '../../promql/shown-labels';
export type {
  Difference,
  Integral,
  Mean,
  Measured,
  PerSecond,
  Product,
  Quotient,
  Several,
  Sum,
  Total,
  Undetermined,
} from '../../promql/unit';
export type { Computed, Union, Vector } from '../../promql/vector';
export type { SpecialWindow, WindowNode } from '../../promql/window';
export type { IntegrationKinds } from '../../servers/alertmanager/integrations/definition';
export type { ReceiverJson } from '../../servers/alertmanager/receiver-config';
export type { GrafanaStepJson } from '../../servers/grafana/rules';
export type { DatabaseJson } from '../../servers/prometheus/config';
export type { ScrapeConfigJson } from '../../servers/prometheus/jobs/scrape-config';
export type { OtlpJson } from '../../servers/prometheus/pushes';
export type { RemoteWriteJson } from '../../servers/prometheus/remote-write';
export type { ApiRight, FolderContent } from '../../servers/server-spec';
export type { RuledContent } from '../../stack/rules';
export type { ShownDashboards } from '../../stack/runbooks';
export type { WatchedNodes } from '../../stack/watched-job';
export { mutationOperators } from '../../testing/mutants/operators';
export type { ZonedMinute } from '../../testing/routes/moments';
export type { TimeCondition } from '../../testing/routes/time-of-week';
export type { AlertCheck, AlertTest } from '../../testing/rule-tests/alert-tests';
export type { InputSeries, Segment } from '../../testing/rule-tests/input';
export type { Labels } from '../../testing/rule-tests/labels';
export type { Pace } from '../../testing/rule-tests/pace';
export type { RecordingCheck, RecordingTest } from '../../testing/rule-tests/recording-tests';
export type { Clock } from '../../testing/rule-tests/simulate';
export type { Sample } from '../../testing/rule-tests/value';
