/** The panel that shows what an alert is about. */
export interface PanelReference {
  /** The uid of the dashboard. */
  readonly dashboard: string;
  /** The key of the panel. */
  readonly panel: string;
}
