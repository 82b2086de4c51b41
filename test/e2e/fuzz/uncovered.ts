/** Types whose properties no user writes, with the reason. */
const builtBy: Readonly<Record<string, readonly string[]>> = {
  'A function or a static method makes them, whose parameters have generators.': [
    ...['SecretValue', 'PulumiOutput', 'Size', 'Tls', 'Catalogue', 'Metric', 'Label', 'Histogram', 'Summary'],
    ...['ScrapeJob', 'Exporter', 'System', 'Rule', 'RuleGroup', 'Objective', 'Indicator', 'PanelReference', 'Panel'],
    ...['Row', 'DashboardFilter', 'Query', 'Column', 'Thresholds', 'ProvisionedDashboard', 'SpecialWindow'],
  ],
  'They are expressions, which selectors and functions make.': [
    ...['Quantity', 'Scalar', 'Filtered', 'Instant', 'Countable', 'ScalarExpression', 'AnySeries', 'Presence'],
    ...[
      'filterBy()',
      'LabelMatch',
      'Matching',
      'CounterSeries',
      'EventCounter',
      'RangeVector',
      'NativeHistogramVector',
    ],
    ...['NativeHistogramSelector', 'HistogramSelector', 'SummarySelector', 'CounterSelector', 'GaugeSelector'],
    ...['InstantVector', 'Condition', 'Comparison', 'Aggregation', 'SeriesSelection'],
    ...['histogramQuantile()', 'histogramQuantiles()', 'histogramFraction()', 'AlertCondition', 'render()'],
    ...[
      'Quantity(…)',
      'HistogramSelector(…)',
      'SummarySelector(…)',
      'NativeHistogramVector()',
      'Scalar()',
      'MatchingNode',
    ],
    ...[
      'RunbookQuery.node',
      'MatcherNode',
      'SelectorNode',
      'MatrixNode',
      'SubqueryNode',
      'CallNode',
      'AggregationNode',
      'BinaryNode',
    ],
  ],
  'They are nodes of expressions, which constructors of expressions take.': [
    ...['Scalar()', 'Comparison()', 'Condition()', 'InstantVector()', 'Aggregation()', 'SeriesSelection()'],
    'RangeVector()',
  ],
  'The package makes them from a description.': [
    ...['ServerSpec', 'Place', 'Target', 'ObjectTarget', 'KubernetesTarget', 'Commands', 'Issue', 'RequiredSecret'],
    ...['StackRules', 'TestedRule', 'Generated', 'RuleTests', 'RuleTests{rule,kind,tests}', 'TestFile'],
    'StackTestResult',
  ],
  'Libraries make them.': ['Construct'],
};

/** Types that public functions build: users give them on, and do not write their properties. */
export const built: readonly string[] = Object.values(builtBy).flat();

/** Types whose properties have no generators, with the reason. */
export const uncovered: Readonly<Record<string, readonly string[]>> = {
  'Code that renders or routes takes them, and no description has them.': [
    ...['GrafanaRuleGroupJson', 'GrafanaRuleJson', 'GrafanaRuleJson.record', 'GrafanaRuleFileProps'],
    ...['GrafanaRuleContext', 'GrafanaStepJson', 'GrafanaStepJson.relativeTimeRange', 'ruleFile()', 'ruleFiles()'],
    ...['RunbookContext', 'Silencing', 'KnownAlert', 'LabelValues{only}', 'LabelValues{except}', 'RouteSettings'],
    'Folders',
  ],
  'They take labels or the name of an alert of the stack, of which any texts are possible.': [
    ...['knownAlerts(…)', 'inhibitorOf(…)', 'isInhibited(…)', 'destinationsOf(…)', 'groupLabelsOf(…)'],
    ...['routeAlert(…)', 'runbookUid(…)', 'FiringAlert'],
  ],
  'They are changes of alerts, whose types have generators elsewhere; test/library tries them.': [
    ...['MinioAlertsOf.thresholds', 'MinioProps.adjust', 'RedisAlertsOf.thresholds', 'redisSystem().adjust'],
    ...['TraefikAlertsOf.thresholds', 'traefikSystem().adjust', 'MonitoringProps.remoteWrites'],
    ...['PostgresAlertsOf.thresholds', 'postgresSystem().adjust', 'postgresSystem().adjust.PostgresDeadlocks'],
    ...['postgresSystem().adjust.PostgresQueriesBlocked', 'postgresSystem().adjust.PostgresSlotWithoutReader'],
  ],
  'It takes the name of a filter that a dashboard has.': ['chosen(…)'],
  'It takes a window, which `avgOverTime` checks.': ['uptimeOf(…)'],
  'They take paths of a program and of files, which the operating system checks.': ['PromtoolProps', 'writeTestsOf(…)'],
  'They take an id or the name of a resource, which cdk8s and Pulumi check.': [
    ...['TraefikIngress(…)', 'MonitoringNamespace(…)', 'NetworkIsolation(…)', 'StackChart(…)'],
    ...['ApplicationDeployment(…)', 'Monitoring(…)', 'RemoteGrafana(…)'],
  ],
};
