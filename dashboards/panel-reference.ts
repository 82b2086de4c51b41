declare const checked: unique symbol;

/**
 * Handle of a panel, to which alerts link. Created by `Dashboard.panel`, `ImportedDashboard.panel`
 * and `panelHandles`, where an unknown key does not compile.
 */
export interface PanelReference {
  /** Uid of the dashboard. */
  readonly dashboard: string;
  /** Key of the panel. */
  readonly panel: string;
  /** Type brand, absent at run time, which rejects objects written by hand. */
  readonly [checked]: true;
}

/** Dashboard with handles of its panels. */
export interface HasPanels<K extends string> {
  /** Returns the handle of a panel. */
  readonly panel: (key: K) => PanelReference;
}

/** Keys of the panels of a dashboard, or of the dashboard that a function returns. */
export type PanelKey<D> = D extends (...args: never) => HasPanels<infer K>
  ? K
  : D extends HasPanels<infer K>
    ? K
    : never;

/** Creates the handle of a panel whose key is already checked. */
export function panelReference(dashboard: string, panel: string): PanelReference {
  return { dashboard, panel } as PanelReference;
}

/**
 * Returns the handles of the panels of a dashboard that a function creates later:
 * `panelHandles<typeof shopDashboard>('shop')`.
 *
 * @typeParam D the function, or the type of the dashboard
 * @param uid the uid of the dashboard
 */
export function panelHandles<D extends HasPanels<never> | ((...args: never) => HasPanels<never>)>(
  uid: string,
): (key: PanelKey<D>) => PanelReference {
  return (key) => panelReference(uid, key);
}
