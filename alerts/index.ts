/**
 * The vocabulary of alerts: rules made of expressions.
 *
 * @module
 */
export { alert, type AlertProps } from './alert';
export {
  grafanaRuleFile,
  grafanaRuleGroups,
  type GrafanaRuleContext,
  type GrafanaRuleGroupJson,
  type GrafanaRuleJson,
} from './grafana-rule';
export type { Inhibition, Matchers } from './inhibition';
export type { NotificationPolicy } from './notification-policy';
export { detections, objectiveRules, type BurnRateText, type Detection, type ObjectiveRulesProps } from './objective';
export { recordingRule, type RecordingRule, type RecordingRuleProps } from './recording-rule';
export type { Route } from './route';
export type { PanelReference, Rule, RuleContext, RuleJson, Severity } from './rule';
export {
  ruleFile,
  ruleGroup,
  type RuleFileJson,
  type RuleGroup,
  type RuleGroupJson,
  type RuleGroupProps,
} from './rule-group';
export type { AlertTemplate, AlertText } from './template';
export type { Month, TimeInterval, TimePeriod, Weekday } from './time-interval';
