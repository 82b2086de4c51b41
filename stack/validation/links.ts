import { inPath, type Issue } from '../../core/errors';
import { groupBy } from '../../core/group-by';
import { urlIssues } from '../../core/url';
import type { PanelReference } from '../../alerts';
import type { ServerSpec } from '../../servers/server-spec';
import type { StackContent } from '../stack';

/** Returns a function that returns an issue when a stack does not have a job. */
export function jobIssuesIn({ jobs }: StackContent): (job: string, where: string) => Issue[] {
  const allowed = jobs.map(({ job }) => job);
  const names = new Set(allowed);
  return (job, path) => (names.has(job) ? [] : [{ path, problem: `this stack has no job "${job}"`, allowed }]);
}

/** Returns an issue for each server that a rule group names and the stack does not have. */
export function serverIssues({ rules }: StackContent, servers: readonly ServerSpec[]): Issue[] {
  const allowed = servers.map(({ name }) => name);
  return rules.flatMap((group) =>
    (group.servers ?? [])
      .filter((server) => !allowed.includes(server))
      .map((server) => ({
        path: `rule group ${group.name}`,
        problem: `this stack has no server "${server}"`,
        allowed,
      })),
  );
}

/** Returns a function that returns an issue when the panel of a rule does not exist. */
export function panelIssuesIn({
  dashboards,
}: StackContent): (rule: string, panel: PanelReference | undefined) => Issue[] {
  const byUid = groupBy(dashboards, ({ uid }) => uid);
  return (rule, panel) => {
    if (!panel) return [];
    const [dashboard] = byUid.get(panel.dashboard) ?? [];
    if (dashboard?.panelKeys.includes(panel.panel)) return [];
    const allowed = dashboard
      ? `panels ${dashboard.panelKeys.join(', ')}`
      : `dashboards ${dashboards.map(({ uid }) => uid).join(', ')}`;
    return [
      {
        problem: `rule ${rule} refers to panel "${panel.panel}" of dashboard "${panel.dashboard}", which does not exist`,
        allowed,
      },
    ];
  };
}

/** Returns an issue for each alert without a runbook, unless the stack has external runbooks. */
export function missingRunbooks({ rules, runbooks }: Pick<StackContent, 'rules' | 'runbooks'>): Issue[] {
  if (runbooks !== undefined) return [];
  return rules
    .flatMap((group) => group.rules)
    .filter(({ kind, runbook }) => kind === 'alert' && !runbook)
    .map(({ name }) => ({
      problem: `alert ${name} has no runbook, but its notifications link to one`,
      remedy: 'add a runbook (impact, steps, queries), or set runbooks of the stack to the address of external pages',
    }));
}

/** Returns the issues of the address of runbook pages outside of Grafana. */
export function runbookAddressIssues(runbooks: string | undefined): Issue[] {
  if (runbooks === undefined) return [];
  const rules = { schemes: ['http', 'https'], path: 'withoutEndSlash' } as const;
  const allowed = 'http or https, a host and a path, without a slash at its end';
  return [
    ...inPath('runbooks', urlIssues(runbooks, rules, { allowed })),
    ...(/[?#]/.test(runbooks)
      ? [
          {
            path: 'runbooks',
            problem: 'the names of alerts become the end of its path',
            given: runbooks,
            allowed: 'no ? and #',
          },
        ]
      : []),
  ];
}
