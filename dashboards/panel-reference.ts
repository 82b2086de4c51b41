declare const checked: unique symbol;

/**
 * Handle of a panel of a dashboard, to which alerts link. `Dashboard.panel`, `ImportedDashboard.panel` and `panelHandles` make it:
 * a key that the dashboard does not have does not compile.
 */
export interface PanelReference {
  /** The uid of the dashboard. */
  readonly dashboard: string;
  /** The key of the panel. */
  readonly panel: string;
  /** Not there at run time; keeps objects that were written by hand out. */
  readonly [checked]: true;
}

/** A dashboard, by the keys of its panels. */
interface HasPanels<K extends string> {
  readonly panel: (key: K) => PanelReference;
}

/** The keys of the panels of a dashboard, or of the dashboard that a function returns. */
export type PanelKey<D> = D extends (...args: never) => HasPanels<infer K>
  ? K
  : D extends HasPanels<infer K>
    ? K
    : never;

/** Handle of a panel whose key was checked already. */
export function panelReference(dashboard: string, panel: string): PanelReference {
  return { dashboard, panel } as PanelReference;
}

/**
 * Handles of the panels of a dashboard that does not exist yet, because a function makes it: `panelHandles<typeof shopDashboard>('shop')`.
 *
 * @typeParam D the function, or the type of the dashboard
 * @param uid of the dashboard
 */
export function panelHandles<D extends HasPanels<never> | ((...args: never) => HasPanels<never>)>(
  uid: string,
): (key: PanelKey<D>) => PanelReference {
  return (key) => panelReference(uid, key);
}
