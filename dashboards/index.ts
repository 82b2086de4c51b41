/**
 * The vocabulary of dashboards: panels made of expressions, laid out by themselves.
 *
 * @module
 */
export {
  Dashboard,
  row,
  type DashboardContext,
  type DashboardLinkProps,
  type DashboardProps,
  type ProvisionedDashboard,
  type Row,
} from './dashboard';
export { ImportedDashboard, type ImportedDashboardProps } from './imported-dashboard';
export { objectivesRow, type ObjectivesRowProps } from './objective';
export type { Panel, PanelProps } from './panel';
export { query, type LabelTemplates, type Query, type QueryOptions } from './query';
export { column, tablePanel, type Column, type TablePanelProps } from './table-panel';
export { textPanel, type TextPanelProps } from './text-panel';
export { thresholds, type Colour, type Step, type Thresholds } from './thresholds';
export {
  barGaugePanel,
  gaugePanel,
  statPanel,
  timeSeriesPanel,
  type TimeSeriesPanelProps,
  type ValuePanelProps,
} from './value-panel';
