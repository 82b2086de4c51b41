/** Folder in Grafana besides that of the stack, such as that of a team. */
export interface GrafanaFolder {
  /** Name in its uid and its paths: lowercase letters, digits and `-`. */
  readonly name: string;
  /** Name for users, unique among the folders. */
  readonly title: string;
  /** Uids of its dashboards. */
  readonly dashboards: readonly string[];
  /** Names of its rule groups, where Grafana evaluates rules. */
  readonly ruleGroups: readonly string[];
}

/** Returns the folder that lists a dashboard; `undefined` for that of the stack. */
export function folderOfDashboard(folders: readonly GrafanaFolder[] = [], uid: string): GrafanaFolder | undefined {
  return folders.find(({ dashboards }) => dashboards.includes(uid));
}

/** Returns the folder that lists a rule group; `undefined` for that of the stack. */
export function folderOfGroup(folders: readonly GrafanaFolder[] = [], group: string): GrafanaFolder | undefined {
  return folders.find(({ ruleGroups }) => ruleGroups.includes(group));
}
