import type { Language } from '../../alerts';
import { locales } from '../../alerts/locales';
import type { Localized } from '../../alerts/locales/language';
import { withoutTemplates } from '../../alerts/rules/template';
import { runbookAlerts, runbookPage, type RunbookAlert, type RunbookContext } from '../../alerts/runbooks/runbook-page';
import { escapeMarkdown } from '../../core/markdown';
import { commands, presetRules } from './stacks';

/** Languages of the reference, with the path of each page. */
export const pagePaths: Localized<string> = {
  en: 'docs/reference/alerts.md',
  fr: 'docs/reference/alerts.fr.md',
};

const words = {
  en: {
    title: 'Alerts',
    other: '[En français](alerts.fr.md).',
    intro: [
      'Every alert of the library, by its rule group, with its runbook. The example is an application `shop` with a public',
      'URL and an objective, its PostgreSQL, Redis and MinIO, and Kubernetes, in a stack of the preset `k3sServer`, and in one of `agent`. Names and texts',
      'of your own stack contain its names instead of `Shop`. A dashboard of Grafana shows each runbook of your stack.',
    ],
    columns: ['Alert', 'Severity', 'For', 'Summary'],
    only: { k3sServer: 'Only with the preset `k3sServer`.', agent: 'Only with the preset `agent`.' },
    atOnce: 'at once',
  },
  fr: {
    title: 'Alertes',
    other: '[In English](alerts.md).',
    intro: [
      "Toutes les alertes de la bibliothèque, par groupe de règles, avec leurs procédures. L'exemple est une application",
      '`shop` avec une URL publique et un objectif, ses PostgreSQL, Redis et MinIO, et Kubernetes, dans une pile du préréglage `k3sServer` et dans une de',
      "`agent`. Les noms et les textes d'une autre pile contiennent les siens au lieu de `Shop`. Un tableau de bord de Grafana",
      "montre chaque procédure d'une pile.",
    ],
    columns: ['Alerte', 'Sévérité', 'Délai', 'Résumé'],
    only: { k3sServer: 'Seulement avec le préréglage `k3sServer`.', agent: 'Seulement avec le préréglage `agent`.' },
    atOnce: 'aucun',
  },
} as const satisfies Localized<unknown>;

/** Alert of the reference, and the presets that have it. */
interface ListedAlert extends RunbookAlert {
  readonly presets: readonly ('k3sServer' | 'agent')[];
}

/** Renders the reference of all alerts of the library in Markdown. */
export function alertReference(language: Language): string {
  const t = words[language];
  const alerts = listedAlerts(language);
  const names = alerts.map(({ rule }) => rule.name);
  const context: RunbookContext = {
    language,
    panelUrl: () => undefined,
    runbookUrl: (name) => `#${name.toLowerCase()}`,
    externalLabels: {},
  };
  const groups = [...new Set(alerts.map(({ group }) => group.name))];
  const sections = groups.flatMap((name) => {
    const members = alerts.filter(({ group }) => group.name === name);
    return [
      `## ${name}`,
      [row(t.columns), row(t.columns.map(() => '---')), ...members.map((one) => overviewRow(one, language))].join('\n'),
      ...members.flatMap((one) => {
        const others = new Set(names.filter((other) => other !== one.rule.name));
        const [only] = one.presets.length === 1 ? one.presets : [];
        // Grafana Cloud has no amtool.
        const silencing = only === 'agent' ? {} : { amtool: commands.amtool };
        const page = runbookPage(one, { ...context, silencing }, others).replaceAll(/^### /gm, '#### ');
        return [`### ${one.rule.name}`, ...(only ? [t.only[only]] : []), page];
      }),
    ];
  });
  return [`# ${t.title}`, t.intro.join('\n'), t.other, ...sections].join('\n\n') + '\n';
}

function listedAlerts(language: Language): ListedAlert[] {
  const alerts = presetRules(language).flatMap(({ preset, groups }) =>
    runbookAlerts(groups).map((alert) => ({ ...alert, preset })),
  );
  return alerts
    .filter(({ rule }, index) => alerts.findIndex((other) => other.rule.name === rule.name) === index)
    .map(({ preset: _, ...alert }) => ({
      ...alert,
      presets: alerts.filter(({ rule }) => rule.name === alert.rule.name).map(({ preset }) => preset),
    }));
}

function overviewRow({ group, rule }: RunbookAlert, language: Language): string {
  const { window } = group;
  const json = rule.toJson({
    window,
    scope: [],
    panelUrl: () => undefined,
    runbookUrl: () => undefined,
    externalLabels: {},
  });
  const summary = withoutTemplates(
    json.annotations?.summary ?? '',
    (name) => `‹${name}›`,
    locales[language].runbook.value,
  );
  const severity = json.labels?.severity ?? '';
  return row([
    `[${rule.name}](#${rule.name.toLowerCase()})`,
    severity,
    json.for ?? words[language].atOnce,
    escapeMarkdown(summary),
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
