import type { Duration } from '../../core/duration';
import { collectIssues } from '../../core/errors';
import { escapeMarkdown } from '../../core/markdown';
import type { AnyUnit } from '../../promql';
import type { Node } from '../../promql/node';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { locales, type Language, type RunbookWords } from '../locales';
import { knownAlerts } from '../routing/alert-labels';
import type { NotificationPolicy } from '../routing/notification-policy';
import { possibleDestinationsOf } from '../routing/routed-alerts';
import type { Rule, RuleContext, RuleJson, Severity } from '../rules/rule';
import { ruleJson, scopeOf, type RuleGroup } from '../rules/rule-group';
import { firstQuery, type Runbook, type RunbookQuery } from '../rules/runbook';
import { shownLabels, withoutTemplates } from '../rules/template';
import { burnRatesOf, detections, exampleShares } from '../slo/objective';
import { spanText } from '../slo/span';

/** Context in which runbook pages are rendered. */
export interface RunbookContext extends Pick<RuleContext, 'panelUrl' | 'runbookUrl' | 'externalLabels'> {
  /** Language of the headings and fixed sentences. */
  readonly language: Language;
  /**
   * Notification policy of the alerts.
   *
   * @default - no notifications
   */
  readonly policy?: NotificationPolicy | undefined;
  /**
   * Labels that Prometheus adds to alerts.
   *
   * @default - none
   */
  readonly alertLabels?: Readonly<Record<string, string>> | undefined;
  /**
   * Ways to silence alerts.
   *
   * @default - none: without notifications nothing needs a silence
   */
  readonly silencing?: Silencing | undefined;
}

/** Ways to silence alerts. */
export interface Silencing {
  /**
   * Returns the address of a form for a new silence of all alerts with a label.
   *
   * @default - none
   */
  readonly silencePage?: ((label: string, value: string) => string) | undefined;
  /**
   * Command that runs amtool. `silence add` follows it.
   *
   * @default - none
   */
  readonly amtool?: string | undefined;
}

/** Alert with a runbook, and its rule group. */
export interface RunbookAlert {
  readonly group: RuleGroup;
  readonly rule: Rule & { readonly runbook: Runbook };
}

/** Returns the alerts that have a runbook. */
export function runbookAlerts(groups: readonly RuleGroup[]): RunbookAlert[] {
  return groups.flatMap((group) => group.rules.filter(hasRunbook).map((rule) => ({ group, rule })));
}

function hasRunbook(rule: Rule): rule is RunbookAlert['rule'] {
  return rule.runbook !== undefined;
}

/**
 * Renders the runbook page of an alert in Markdown, without its name as heading.
 *
 * @param linked names of alerts with a runbook page; the page links to others that it mentions
 * @throws ValidationError when the alert has issues
 */
export function runbookPage(
  { group, rule }: RunbookAlert,
  context: RunbookContext,
  linked: ReadonlySet<string> = new Set(),
): string {
  const { window, job } = group;
  const words = locales[context.language].runbook;
  const place = { ...context, window, scope: scopeOf(job) };
  const json = ruleJson(rule, group, context);
  const { impact, steps } = rule.runbook;
  const isOther = (name: string) => name !== rule.name && linked.has(name);
  const withOthers = (text: string) => withLinks(text, isOther, context);
  const asked = firstQueries(rule, words).map(
    ({ title, node }) => `${title}${words.colon}\n\n${code('promql', render(resolve(node, place)))}`,
  );
  const sections: readonly (readonly [heading: string, ...text: readonly string[]])[] = [
    [words.meaning, meaning(json, words)],
    [words.impact, withOthers(impact)],
    [words.steps, steps.map((step, index) => `${index + 1}. ${withOthers(step)}`).join('\n')],
    ...(asked.length > 0 ? [[words.queries, ...asked] as const] : []),
    [words.condition, ...condition(rule, json, words)],
    [words.silence, ...silence({ group, rule }, json, context)],
  ];
  return [
    headline({ group, rule }, context),
    `> ${plain(json.annotations?.summary ?? '', words)}`,
    ...sections.flatMap(([heading, ...texts]) => [`### ${heading}`, ...texts]),
    '',
  ]
    .join('\n\n')
    .trimEnd();
}

/**
 * Returns the queries of a runbook page. Those of an objective start with the remaining budget and
 * the burn rate.
 */
function firstQueries({ burn, runbook }: RunbookAlert['rule'], words: RunbookWords): RunbookQuery[] {
  const ofBudget = burn
    ? [
        firstQuery(words.budgetLeft, burn.objective.budgetLeft()),
        firstQuery(words.burnRate, burn.objective.burnRate('1h')),
      ]
    : [];
  return [...ofBudget, ...(runbook.queries ?? [])];
}

/** Adds links to other alerts that a text mentions outside of code. */
function withLinks(text: string, isOther: (name: string) => boolean, { runbookUrl }: RunbookContext): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part.replaceAll(/\b[A-Z][A-Za-z0-9]+\b/g, (name) => {
            const url = isOther(name) ? runbookUrl(name) : undefined;
            return url === undefined ? name : `[${name}](${url})`;
          }),
    )
    .join('');
}

function severityOf({ labels }: Rule): Severity {
  return labels!.severity as Severity;
}

/**
 * Renders severity and receivers. A critical alert that only notifies in active time intervals can
 * wait for them.
 */
function headline(alert: RunbookAlert, { policy, language, alertLabels }: RunbookContext): string {
  const words = locales[language].runbook;
  const severity = severityOf(alert.rule);
  // The issues of the policy are reported by its own validation.
  const destinations = policy
    ? collectIssues([], () => possibleDestinationsOf(policy, knownOf(alert, alertLabels)), [])
    : [];
  const receivers = destinations.map(({ receiver, path }) => {
    const { activeTimeIntervals = [] } = path.at(-1)!;
    return { receiver, activeTimeIntervals };
  });
  const names = receivers.map(({ receiver, activeTimeIntervals: intervals }) =>
    intervals.length > 0 ? `${receiver} (${intervals.join(', ')})` : receiver,
  );
  const waits =
    severity === 'critical' &&
    receivers.length > 0 &&
    receivers.every(({ activeTimeIntervals: intervals }) => intervals.length > 0);
  const urgency = words.severity[waits ? 'warning' : severity];
  const notified = names.length > 0 ? ` ${words.receivers}${[...new Set(names)].join(', ')}.` : '';
  return `**${severity}**, ${urgency}.${notified}`;
}

function knownOf({ group, rule }: RunbookAlert, alertLabels?: Readonly<Record<string, string>>) {
  const [known] = knownAlerts([{ ...group, rules: [rule] }], alertLabels);
  return known!;
}

/** Renders the description of an alert, followed by the link to its panel. */
function meaning({ annotations = {} }: RuleJson, words: RunbookWords): string {
  const { description = '', dashboard_url: panel } = annotations;
  return plain(description, words) + (panel === undefined ? '' : ` [${words.panel}](${panel}).`);
}

/** Renders a text of an alert in Markdown, with names of labels instead of template expressions. */
function plain(text: string, { value }: RunbookWords): string {
  return escapeMarkdown(withoutTemplates(text, placeholder, value));
}

function placeholder(name: string): string {
  return `‹${name}›`;
}

function condition(rule: Rule, json: RuleJson, words: RunbookWords): string[] {
  return [...burnText(rule, words), `${conditionText(rule, json, words)}${words.colon}`, code('promql', json.expr)];
}

/** Renders the condition of an alert in words: `Above 5%, for 10 min`. */
export function conditionText(rule: Rule, json: RuleJson, words: RunbookWords): string {
  const held = json.for === undefined ? '' : `${words.for}${durationText(json.for, words)}`;
  const kept =
    json.keep_firing_for === undefined ? '' : `${words.keepFiringFor}${durationText(json.keep_firing_for, words)}`;
  return `${thresholdText(rule.node, rule.unit, words)}${held}${kept}`;
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
  // The labels in the summary distinguish the instances of an alert.
  const varying = shownLabels(annotations.summary ?? '');
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

/** Formats by unit. Values of other units are plain numbers. */
const quantityTexts: Partial<
  Record<AnyUnit, (value: number, number: (value: number) => string, words: RunbookWords) => string>
> = {
  ratio: (value, number, { percent }) => `${number(value * 100)}${percent}`,
  percent: (value, number, { percent }) => `${number(value)}${percent}`,
  seconds: (value, number, { day }) => {
    if (value < 1) return `${number(value * 1000)} ms`;
    return value < 86_400 ? `${number(value)} s` : `${number(value / 86_400)} ${day}`;
  },
  bytes: (value, number) => `${number(value / 2 ** 20)} MiB`,
};

/** Renders a duration for people: `1 h 30 min` for `1h30m`. */
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
