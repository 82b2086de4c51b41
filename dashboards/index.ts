/**
 * Dashboards of typed expressions with automatic layout.
 *
 * @module
 */
export { Dashboard, row, type DashboardProps, type ProvisionedDashboard, type Row } from './dashboard';
export type { AnnotationNames, Started } from './annotations';
export type { DashboardContext, Sampling } from './dashboard-context';
export type { DataSources } from './data-sources';
export { ImportedDashboard, type ImportedDashboardProps } from './imported/imported-dashboard';
export { chosen, filterBy, type DashboardFilter } from './filter';
export type { DashboardLinkProps } from './link';
export { objectivesRow, type ObjectivesRowProps } from './objective';
export { TextDashboard, type TextDashboardProps } from './text-dashboard';
export { panelHandles, type PanelKey, type PanelReference } from './panel-reference';
export type { Panel, PanelContext, PanelProps } from './panels/panel';
export { query, type LabelTemplates, type Query, type QueryOptions } from './panels/query';
export { column, tablePanel, type Column, type TablePanelProps } from './panels/table';
export { textPanel, type TextPanelProps } from './panels/text';
export { thresholds, type Colour, type Step, type Thresholds } from './panels/thresholds';
export { timeSeriesPanel, type TimeSeriesPanelProps } from './panels/time-series';
export { statPanel, type StatPanelProps } from './panels/stat';
export { gaugePanel } from './panels/gauge';
export { heatmapPanel, type HeatmapPanelProps } from './panels/heatmap';
export { barGaugePanel } from './panels/bar-gauge';
export { stateTimelinePanel } from './panels/state-timeline';
export { type ValuePanelProps } from './panels/value-panel';
