/** Types that public functions build: users give them on, and do not write their properties. */
export const built: readonly string[] = [
  ...['SecretValue', 'PulumiOutput', 'Size', 'Tls', 'Catalogue', 'Metric', 'Label', 'ScrapeJob', 'Exporter', 'System'],
  ...['Rule', 'RuleGroup', 'Objective', 'Indicator', 'PanelReference', 'Panel', 'Row', 'Query', 'Column', 'Thresholds'],
  ...['ProvisionedDashboard', 'Quantity', 'Filtered', 'Instant', 'LabelMatch', 'CounterSeries', 'EventCounter'],
  ...[
    'ServerSpec',
    'Place',
    'Target',
    'ObjectTarget',
    'KubernetesTarget',
    'Commands',
    'Issue',
    'RequiredSecret',
    'Construct',
  ],
  ...['MatcherNode', 'SelectorNode', 'MatrixNode', 'SubqueryNode', 'CallNode', 'AggregationNode', 'BinaryNode'],
];

/** Types whose properties have no generators, with the reason. */
export const uncovered: Readonly<Record<string, readonly string[]>> = {
  'They are the properties of expressions, which have tests of their own.': [
    'AlertCondition',
    'AlertCondition.node',
    'AlertCondition.node.expression',
  ],
  'Code that renders or routes takes them, and no description has them.': [
    ...[
      'GrafanaRuleGroupJson',
      'GrafanaRuleJson',
      'GrafanaRuleJson.record',
      'GrafanaRuleFileProps',
      'GrafanaRuleContext',
    ],
    ...['GrafanaStepJson', 'GrafanaStepJson.relativeTimeRange', 'ruleFile()', 'RunbookContext', 'Silencing'],
    ...['KnownAlert', 'LabelValues{only}', 'LabelValues{except}', 'RouteSettings', 'Folders'],
  ],
};
