import type { Issue } from '../../core/errors';
import type { PanelReference } from '../../alerts';
import type { StackContent } from '../stack';

export function jobIssues({ jobs }: StackContent, job: string, where: string): Issue[] {
  const names = jobs.map((one) => one.job);
  return names.includes(job) ? [] : [{ path: where, problem: `this stack has no job "${job}"`, allowed: names }];
}

export function panelIssues({ dashboards }: StackContent, rule: string, panel: PanelReference | undefined): Issue[] {
  const dashboard = dashboards.find(({ uid }) => uid === panel?.dashboard);
  if (!panel || dashboard?.panelKeys.includes(panel.panel)) return [];
  const allowed = dashboard
    ? `panels ${dashboard.panelKeys.join(', ')}`
    : `dashboards ${dashboards.map(({ uid }) => uid).join(', ')}`;
  return [
    {
      problem: `rule ${rule} points to panel "${panel.panel}" of dashboard "${panel.dashboard}", which does not exist`,
      allowed,
    },
  ];
}

/** One sentence for each alert that has no page, where the stack shows them itself. */
export function missingRunbooks({ rules, runbooks }: Pick<StackContent, 'rules' | 'runbooks'>): Issue[] {
  if (runbooks !== undefined) return [];
  return rules
    .flatMap((group) => group.rules)
    .filter(({ kind, runbook }) => kind === 'alert' && !runbook)
    .map(({ name }) => ({
      problem: `alert ${name} has no runbook, to which its messages would lead`,
      remedy:
        'give it one (what users feel, what to do first, what to ask), or say in runbooks under which address such pages stand',
    }));
}
