/**
 * Alerts: rules, notification policies, objectives, and runbooks.
 *
 * @module
 */
export { teamLabel, type AlertAdjustment, type AlertAdjustments } from './rules/adjustment';
export { alert, type AlertCondition, type AlertProps } from './rules/alert';
export { knownAlerts, type KnownAlert } from './routing/alert-labels';
export { defaultPolicy, type DefaultPolicyProps, type TeamReceivers } from './routing/default-policy';
export { inhibitorOf, isInhibited, type Inhibitor } from './routing/inhibiting';
export type { Inhibition, Matchers } from './routing/inhibition';
export { languages, type Language, type Localized } from './locales';
export type { LabelDomains, LabelValues } from './routing/label-values';
export { isMuted, mutedBy } from './routing/muting';
export type { NotificationPolicy } from './routing/notification-policy';
export {
  detections,
  objectiveRules,
  type BurnRateText,
  type Detection,
  type ObjectiveRulesProps,
} from './slo/objective';
export { policyIssues } from './routing/policy-issues';
export { possibleInhibitors, type PossibleInhibitor } from './routing/possible-inhibition';
export { possibleDestinationsOf } from './routing/routed-alerts';
export { recordingRule, type RecordingRule, type RecordingRuleProps } from './rules/recording-rule';
export type { Route } from './routing/route';
export { effectiveRepeatInterval, settingsOf, type RouteSettings } from './routing/route-settings';
export {
  destinationsOf,
  groupLabelsOf,
  routeAlert,
  type AlertLabels,
  type Destination,
  type MatcherVerdict,
  type RouteMatch,
} from './routing/routing';
export type { PanelReference } from '../dashboards/panel-reference';
export type { AlertProperties, Rule, RuleContext, RuleJson, Severity } from './rules/rule';
export {
  ruleFile,
  ruleFiles,
  ruleGroup,
  type FileContext,
  type RuleFileJson,
  type RuleGroup,
  type RuleGroupJson,
  type RuleGroupProps,
  type SwitchedOffAlert,
} from './rules/rule-group';
export { firstQuery, type Runbook, type RunbookQuery } from './rules/runbook';
export type {
  ClusterCommands,
  Commands,
  NamedCommands,
  NamespaceCommands,
  ServerCommands,
  SystemCommands,
  WorkloadCommands,
} from './runbooks/commands';
export type { RunbookContext, Silencing } from './runbooks/runbook-page';
export { runbookPages, runbooksTitle, runbookUid, runbookUids, type RunbookPages } from './runbooks/runbooks';
export type { AlertTemplate, AlertText } from './rules/template';
export type { Month, TimeInterval, TimePeriod, Weekday } from './routing/time-interval';
