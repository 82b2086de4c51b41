import type { Duration } from '../../core/duration';
import { collectIssues } from '../../core/errors';
import type { AnyUnit } from '../../promql';
import type { Node } from '../../promql/node';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { locales, type Language, type RunbookWords } from '../locales';
import { knownAlerts } from '../routing/alert-labels';
import type { NotificationPolicy } from '../routing/notification-policy';
import { possibleDestinationsOf } from '../routing/reach';
import type { Rule, RuleContext, RuleJson, Severity } from '../rules/rule';
import { scopeOf, type RuleGroup } from '../rules/rule-group';
import { firstQuery, type Runbook, type RunbookQuery } from '../rules/runbook';
import { burnRatesOf, detections, exampleShares } from '../slo/objective';
import { spanText } from '../slo/span';

/** What decides about the pages of alerts besides the alerts themselves. */
export interface RunbookContext extends Pick<RuleContext, 'panelUrl' | 'runbookUrl'> {
  readonly language: Language;
  /**
   * Who is told of which alerts.
   *
   * @default - nobody
   */
  readonly policy?: NotificationPolicy | undefined;
  /** Labels that alerts get when they are sent. */
  readonly externalLabels?: Readonly<Record<string, string>> | undefined;
  /**
   * How alerts are silenced, where somebody is told of them.
   *
   * @default - they need not be
   */
  readonly silencing?: Silencing | undefined;
}

/** How alerts are silenced. */
export interface Silencing {
  /**
   * The address of the page for a new silence of all alerts with a label.
   *
   * @default - there is none
   */
  readonly silencePage?: ((label: string, value: string) => string) | undefined;
  /**
   * A command that stands before `silence add`.
   *
   * @default - there is none
   */
  readonly amtool?: string | undefined;
}

/** An alert that has a page: a rule with what a person says, in its group. */
export interface RunbookAlert {
  readonly group: RuleGroup;
  readonly rule: Rule & { readonly runbook: Runbook };
}

/** The alerts that have a page. */
export function runbookAlerts(groups: readonly RuleGroup[]): RunbookAlert[] {
  return groups.flatMap((group) => group.rules.filter(hasRunbook).map((rule) => ({ group, rule })));
}

function hasRunbook(rule: Rule): rule is RunbookAlert['rule'] {
  return rule.runbook !== undefined;
}

/**
 * The page of an alert in Markdown, without its name as heading.
 *
 * @param others the names of alerts that have a page too: where they are spoken of stands a link
 * @throws ValidationError when the alert is wrong
 */
export function runbookPage(
  { group, rule }: RunbookAlert,
  context: RunbookContext,
  others: readonly string[] = [],
): string {
  const { window, job } = group;
  const words = locales[context.language].runbook;
  const scope = scopeOf(job);
  const place = { ...context, window, scope };
  const json = rule.toJson(place);
  const { impact, steps } = rule.runbook;
  const linked = (text: string) => withLinks(text, others, context);
  const asked = firstQueries(rule, words).map(
    ({ title, node }) => `${title}${words.colon}\n\n${code('promql', render(resolve(node, place)))}`,
  );
  const sections: readonly (readonly [heading: string, ...text: readonly string[]])[] = [
    [words.meaning, meaning(json, words)],
    [words.impact, linked(impact)],
    [words.steps, steps.map((step, index) => `${index + 1}. ${linked(step)}`).join('\n')],
    ...(asked.length > 0 ? [[words.queries, ...asked] as const] : []),
    [words.condition, ...condition(rule, json, words)],
    [words.silence, ...silence({ group, rule }, json, context)],
  ];
  return [
    `**${severityOf(rule)}**, ${words.severity[severityOf(rule)]}. ${notificationText({ group, rule }, context)}`.trimEnd(),
    `> ${plain(json.annotations?.summary ?? '', words)}`,
    ...sections.flatMap(([heading, ...texts]) => [`### ${heading}`, ...texts]),
    '',
  ]
    .join('\n\n')
    .trimEnd();
}

/** What is to be asked: of an objective first what is left of its budget, and how fast it goes. */
function firstQueries({ burn, runbook }: RunbookAlert['rule'], words: RunbookWords): RunbookQuery[] {
  const ofBudget = burn
    ? [
        firstQuery(words.budgetLeft, burn.objective.budgetLeft()),
        firstQuery(words.burnRate, burn.objective.burnRate('1h')),
      ]
    : [];
  return [...ofBudget, ...(runbook.queries ?? [])];
}

/** The text with links to the pages of other alerts that it speaks of outside of code. */
function withLinks(text: string, others: readonly string[], { runbookUrl }: RunbookContext): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part.replaceAll(/\b[A-Z][A-Za-z0-9]+\b/g, (name) => {
            const url = others.includes(name) ? runbookUrl(name) : undefined;
            return url === undefined ? name : `[${name}](${url})`;
          }),
    )
    .join('');
}

function severityOf({ labels }: Rule): Severity {
  return labels!.severity as Severity;
}

function notificationText(alert: RunbookAlert, { policy, language, externalLabels }: RunbookContext): string {
  if (!policy) return '';
  const known = knownOf(alert, externalLabels);
  // A policy that cannot be read is told by itself.
  const destinations = collectIssues([], () => possibleDestinationsOf(policy, known), []);
  const receivers = destinations.map(({ receiver, path }) => {
    const { activeTimeIntervals = [] } = path.at(-1)!;
    return activeTimeIntervals.length > 0 ? `${receiver} (${activeTimeIntervals.join(', ')})` : receiver;
  });
  return receivers.length > 0 ? `${locales[language].runbook.receivers}${[...new Set(receivers)].join(', ')}.` : '';
}

function knownOf({ group, rule }: RunbookAlert, externalLabels?: Readonly<Record<string, string>>) {
  const [known] = knownAlerts([{ ...group, rules: [rule] }], externalLabels);
  return known!;
}

/** What the alert says itself; what it links to stands behind it. */
function meaning({ annotations = {} }: RuleJson, words: RunbookWords): string {
  const { description = '', dashboard_url: panel } = annotations;
  return plain(description, words) + (panel === undefined ? '' : ` [${words.panel}](${panel}).`);
}

/** A text of an alert, what it speaks of named instead of filled in. */
function plain(text: string, { value }: RunbookWords): string {
  return text
    .replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => placeholder(label))
    .replaceAll(/\{\{ \$value \|[^}]*\}\}(?:B(?:\/s)?)?/g, placeholder(value))
    .replaceAll('<', '&lt;');
}

function placeholder(name: string): string {
  return `‹${name}›`;
}

function condition(rule: Rule, json: RuleJson, words: RunbookWords): string[] {
  const held = json.for === undefined ? '' : `${words.for}${durationText(json.for, words)}`;
  const kept =
    json.keep_firing_for === undefined ? '' : `${words.keepFiringFor}${durationText(json.keep_firing_for, words)}`;
  return [
    ...burnText(rule, words),
    `${thresholdText(rule.node, rule.unit, words)}${held}${kept}${words.colon}`,
    code('promql', json.expr),
  ];
}

function thresholdText(node: Node, unit: AnyUnit, words: RunbookWords): string {
  if (node.type === 'call' && node.name.startsWith('absent')) return words.missing;
  if (node.type !== 'binary' || node.right.type !== 'number') return words.compound;
  const compared = words.threshold[node.operator];
  return compared === undefined ? words.compound : `${compared} ${quantityText(node.right.value, unit, words)}`;
}

function burnText({ burn }: Rule, words: RunbookWords): string[] {
  if (!burn) return [];
  const { objective, severity, minimumFailures } = burn;
  const { title, target, budget, period } = objective;
  const share = (part: number) => quantityText(part, 'ratio', words);
  const duration = (text: Duration) => durationText(text, words);
  const rates = burnRatesOf(objective, severity).map(({ spent, long, threshold, short }) =>
    words.burn(share(spent), duration(long), share(threshold), duration(short)),
  );
  const detectionTexts = exampleShares(objective).map((part) => {
    const { after, spent } = detections(objective, part).find((one) => one.severity === severity)!;
    return after === undefined || spent === undefined
      ? words.undetected(share(part))
      : words.detection(share(part), spanText(after, words.day), share(spent));
  });
  return [
    `**${title}**${words.colon} ${words.objective(share(target), duration(period), share(budget))} ${words.minimum(minimumFailures)}`,
    list([...rates, ...detectionTexts]),
  ];
}

function silence({ rule }: RunbookAlert, { annotations = {} }: RuleJson, context: RunbookContext): string[] {
  const { language, silencing } = context;
  const words = locales[language].runbook;
  if (severityOf(rule) === 'none') return [words.neverSilence];
  if (!silencing) return [words.nobody];
  const { silencePage, amtool } = silencing;
  const { name } = rule;
  const ways = [
    words.silenceButton,
    ...(silencePage ? [`[${words.silencePage}](${silencePage('alertname', name)})`] : []),
    ...(amtool === undefined ? [] : [words.silenceCommand]),
  ];
  if (amtool === undefined) return [`${ways.join(', ')}.`];
  // What it speaks of is what tells one from another for who reads it.
  const spoken = [...(annotations.summary ?? '').matchAll(/\{\{ \$labels\.(\w+) \}\}/g)].map(([, label]) => label!);
  const varying = [...new Set(spoken)];
  const matchers = [`alertname=${name}`, ...varying.map((label) => `${label}=${placeholder(label)}`)];
  const about = `--duration=2h --author=${placeholder(words.author)} --comment='${placeholder(words.comment)}'`;
  return [
    `${ways.join(', ')}${words.colon}`,
    code('sh', `${amtool} silence add ${matchers.join(' ')} ${about}`),
    ...(varying.length > 0 ? [words.silenceLabels(varying.map((label) => `\`${label}\``).join(', '))] : []),
  ];
}

function quantityText(value: number, unit: AnyUnit, words: RunbookWords): string {
  const number = (one: number) => String(Number(one.toPrecision(3))).replace('.', words.decimal);
  return quantityTexts[unit]?.(value, number, words) ?? number(value);
}

/** Formats of the units that have one of their own; a value of any other unit is a plain number. */
const quantityTexts: Partial<
  Record<AnyUnit, (value: number, number: (value: number) => string, words: RunbookWords) => string>
> = {
  ratio: (value, number, { percent }) => `${number(value * 100)}${percent}`,
  percent: (value, number, { percent }) => `${number(value)}${percent}`,
  seconds: (value, number) => (value < 1 ? `${number(value * 1000)} ms` : `${number(value)} s`),
  bytes: (value, number) => `${number(value / 2 ** 20)} MiB`,
};

/** `1h30m` as people write it. */
function durationText(duration: string, { day }: RunbookWords): string {
  const units: Readonly<Record<string, string>> = { m: 'min', d: day };
  return duration
    .replaceAll(/(\d+)([a-z]+)/g, (_, count: string, unit: string) => `${count} ${units[unit] ?? unit} `)
    .trim();
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
