/**
 * The vocabulary of alerts: rules made of expressions.
 *
 * @module
 */
export { alert, type AlertProps } from './alert';
export { knownAlerts, type KnownAlert } from './alert-labels';
export { defaultPolicy, type DefaultPolicyProps, type ToldSeverity } from './default-policy';
export {
  grafanaRuleFile,
  grafanaRuleGroups,
  type GrafanaRuleContext,
  type GrafanaRuleGroupJson,
  type GrafanaRuleJson,
} from './grafana-rule';
export { inhibitorOf, isInhibited, type Inhibitor } from './inhibiting';
export type { Inhibition, Matchers } from './inhibition';
export type { Language } from './language';
export type { LabelKnowledge, LabelValues } from './label-values';
export { isMuted, mutedBy } from './muting';
export type { NotificationPolicy } from './notification-policy';
export { detections, objectiveRules, type BurnRateText, type Detection, type ObjectiveRulesProps } from './objective';
export { policyFaults } from './policy-faults';
export {
  policyJson,
  type InhibitionJson,
  type PolicyJson,
  type RouteJson,
  type TimeIntervalJson,
  type TimePeriodJson,
} from './policy-json';
export { possibleInhibitorsOf, type PossibleInhibitor } from './possible-inhibition';
export { possibleDestinationsOf } from './reach';
export { recordingRule, type RecordingRule, type RecordingRuleProps } from './recording-rule';
export type { Route } from './route';
export { settingsOf, type RouteSettings } from './route-settings';
export {
  destinationsOf,
  groupLabelsOf,
  visitOf,
  type AlertLabels,
  type Destination,
  type MatcherVerdict,
  type RouteVisit,
} from './routing';
export type { PanelReference, Rule, RuleContext, RuleJson, Severity } from './rule';
export {
  ruleFile,
  ruleGroup,
  type RuleFileJson,
  type RuleGroup,
  type RuleGroupJson,
  type RuleGroupProps,
} from './rule-group';
export { firstQuery, type Runbook, type RunbookQuery } from './runbook';
export type { RunbookContext, Silencing } from './runbook-page';
export { runbookFiles, runbookPanel, runbooksDashboards, runbookUids } from './runbooks';
export type { AlertTemplate, AlertText } from './template';
export type { Month, TimeInterval, TimePeriod, Weekday } from './time-interval';
