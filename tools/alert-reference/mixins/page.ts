import { alertmanagerMixin } from './alertmanager';
import { kubernetesMixin } from './kubernetes';
import type { Mixin } from './mixin';
import { nodeMixin } from './node';
import { prometheusMixin } from './prometheus';

/** Mixins of kube-prometheus-stack. */
export const mixins: readonly Mixin[] = [kubernetesMixin, nodeMixin, prometheusMixin, alertmanagerMixin];

/** Returns the names of the alerts here that stand for one of a mixin. */
export function counterparts(): string[] {
  const rows = mixins.flatMap((mixin) => Object.values(mixin.rows));
  return [...new Set(rows.flatMap((row) => (typeof row === 'string' ? [] : row)))];
}

/** Path of the page. */
export const mixinPath = 'docs/reference/mixins.md';

const intro = `Who comes from kube-prometheus-stack knows these alerts. Each has the alerts here that notice the same, or the
reason why none does. Tests check that every alert here exists and fires, stays silent and
resolves in promtool, and that no alert of a mixin is left out.`;

/** Renders the comparison with the public mixins in Markdown. */
export function mixinPage(): string {
  const summary = mixins.map(
    ({ title, alerts, rows }) =>
      `| ${title} | ${alerts} | ${Object.values(rows).filter((row) => typeof row !== 'string').length} |`,
  );
  return `${[
    '# Alerts of the public mixins',
    intro,
    ['| mixin | alerts | with a counterpart |', '|---|---|---|', ...summary].join('\n'),
    ...mixins.flatMap(section),
  ].join('\n\n')}\n`;
}

function section({ title, source, rows }: Mixin): string[] {
  const lines = Object.entries(rows)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, here]) => `| \`${name}\` | ${typeof here === 'string' ? here : here.map(linked).join(', ')} |`);
  return [`## ${title}`, `Source: ${source}.`, ['| alert | here |', '|---|---|', ...lines].join('\n')];
}

const linked = (alert: string) => `[${alert}](alerts.md#${alert.toLowerCase()})`;
