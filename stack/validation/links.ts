import type { PanelReference } from '../../alerts';
import type { StackContent } from '../stack';

export function faultsOfJob({ jobs }: StackContent, job: string, where: string): string[] {
  const names = jobs.map((one) => one.job);
  return names.includes(job) ? [] : [`${where}: this stack has no job "${job}"; allowed: ${names.join(', ')}`];
}

export function faultsOfPanel({ dashboards }: StackContent, rule: string, panel: PanelReference | undefined): string[] {
  const dashboard = dashboards.find(({ uid }) => uid === panel?.dashboard);
  if (!panel || dashboard?.panelKeys.includes(panel.panel)) return [];
  const allowed = dashboard
    ? `panels ${dashboard.panelKeys.join(', ')}`
    : `dashboards ${dashboards.map(({ uid }) => uid).join(', ')}`;
  return [
    `rule ${rule} points to panel "${panel.panel}" of dashboard "${panel.dashboard}", which does not exist; allowed: ${allowed}`,
  ];
}

/** One sentence for each alert that has no page, where the stack shows them itself. */
export function missingRunbooks({ rules, runbooks }: Pick<StackContent, 'rules' | 'runbooks'>): string[] {
  if (runbooks !== undefined) return [];
  return rules
    .flatMap((group) => group.rules)
    .filter(({ kind, runbook }) => kind === 'alert' && !runbook)
    .map(
      ({ name }) =>
        `alert ${name} has no runbook, to which its messages would lead; remedy: give it one (what users feel, what to do first, what to ask), or say in runbooks under which address such pages stand`,
    );
}
