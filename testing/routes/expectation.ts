import { closest } from 'fastest-levenshtein';
import type { AlertLabels, KnownAlert } from '../../alerts';
import { includes, valuesOf } from '../../alerts/routing/label-values';
import { satisfying } from '../../alerts/routing/routed-alerts';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../../core/errors';
import { isNotifying } from '../../servers/alertmanager/receiver';
import { fixedLabels, givenLabel, withLabelsOfRule } from './given-labels';
import type { Routing } from './notified';
import { timeForms, timeOfWeek, type TimeCondition } from './time-of-week';

/** Expectation of who is notified of an alert. */
export interface RouteExpectation {
  /** Number of its line, from 1. */
  readonly line: number;
  /** Text of the line. */
  readonly text: string;
  /** Labels of the alert. */
  readonly labels: AlertLabels;
  /** Labels of other alerts that fire. */
  readonly firing: readonly AlertLabels[];
  /** Conditions on the moment. All must be met. */
  readonly times: readonly TimeCondition[];
  /** Time intervals that contain the moment, or do not. */
  readonly intervals: readonly { readonly name: string; readonly isInside: boolean }[];
  /** Names of the receivers, sorted. */
  readonly receivers: readonly string[];
}

/** Word for no receiver. */
const nobody = 'nobody';

/** Severities that stand for themselves. */
const severities = ['critical', 'warning', 'info'];

/**
 * Reads a file of expectations, one in each line: `at night, critical, team=web -> pager`. Empty lines
 * and lines that begin with `#` are comments.
 *
 * @param file name of the file, for messages
 * @throws ValidationError for every line that cannot be read, and for each alert, label, time interval
 * and receiver that the stack does not have
 */
export function readExpectations(text: string, file: string, routing: Routing): RouteExpectation[] {
  const issues: Issue[] = [];
  const expectations = text.split(/\r?\n/).flatMap((content, index): RouteExpectation[] => {
    const line = content.trim();
    if (line === '' || line.startsWith('#')) return [];
    const ofLine: Issue[] = [];
    const read = collectIssues(ofLine, () => expectationOf(line, index + 1, routing));
    issues.push(...inPath(`${file}:${index + 1}`, ofLine));
    return read ? [read] : [];
  });
  throwIssues(issues);
  return expectations;
}

function expectationOf(text: string, line: number, routing: Routing): RouteExpectation {
  const [, left, right] = /^(.*?)\s*(?:->|→)\s*(.*)$/.exec(text) ?? [];
  if (left === undefined || right === undefined) {
    throw new ValidationError({
      problem: 'this is no expectation',
      given: text,
      allowed: 'conditions -> receivers, such as: at night, critical -> phone',
    });
  }
  const issues: Issue[] = [];
  const conditions = listed(left).flatMap((one) => collectIssues(issues, () => conditionOf(one, routing)) ?? []);
  const receivers = receiversOf(right, routing, issues);
  throwIssues(issues);
  const labels = labelsOf(conditions, routing);
  return {
    line,
    text,
    labels,
    firing: conditions.flatMap(({ source }) => (source ? [labelsOfSource(source, labels)] : [])),
    times: conditions.flatMap(({ time }) => time ?? []),
    intervals: conditions.flatMap(({ interval }) => interval ?? []),
    receivers,
  };
}

/** Splits a list at commas outside quotation marks. */
function listed(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((one) => one.trim()).filter((one) => one !== '');
}

/** Condition of an expectation, which is one of these. */
interface Condition {
  readonly label?: readonly [name: string, value: string];
  readonly time?: TimeCondition;
  readonly interval?: RouteExpectation['intervals'][number];
  readonly source?: Source;
}

/** Other alert that fires. */
interface Source {
  readonly alert: KnownAlert;
  readonly labels: AlertLabels;
}

function conditionOf(text: string, routing: Routing): Condition {
  const { alerts, zone } = routing;
  const [, source, having] = /^while (\S+) fires(?: with (.+))?$/.exec(text) ?? [];
  if (source !== undefined) return { source: sourceOf(source, having, alerts) };
  const [, side, interval] = /^(in|outside) (.+)$/.exec(text) ?? [];
  if (interval !== undefined) return { interval: { name: intervalOf(interval, routing), isInside: side === 'in' } };
  if (text.includes('=')) return { label: labelOf(text, alerts) };
  if (severities.includes(text)) return { label: givenLabel(`severity=${text}`, alerts) };
  const time = timeOfWeek(text, zone);
  if (time) return { time };
  if (alerts.some(({ name }) => name === text)) return { label: ['alertname', text] };
  throw new ValidationError({
    problem: 'this is neither a condition nor the name of an alert',
    given: text,
    allowed: [...severities, 'LABEL=VALUE', ...timeForms, 'in INTERVAL', 'outside INTERVAL', 'while ALERT fires'],
    remedy: `the nearest is ${closest(text, [...severities, ...alerts.map(({ name }) => name)])}; npx vigie alerts ${routing.name} lists the alerts`,
  });
}

/** Reads a label whose value may be in quotation marks. */
function labelOf(text: string, alerts: readonly KnownAlert[]): readonly [string, string] {
  return givenLabel(text.replace(/^([^=]*?)\s*=\s*"?(.*?)"?$/, '$1=$2'), alerts);
}

function sourceOf(name: string, having: string | undefined, alerts: readonly KnownAlert[]): Source {
  const alert = alerts.find((one) => one.name === name);
  if (!alert) {
    throw new ValidationError({
      problem: 'this stack has no such alert',
      given: name,
      remedy: `the nearest is ${closest(
        name,
        alerts.map((one) => one.name),
      )}`,
    });
  }
  const pairs = having?.split(' and ') ?? [];
  return { alert, labels: Object.fromEntries(pairs.map((pair) => labelOf(pair, [alert]))) };
}

function intervalOf(text: string, { policy: { timeIntervals = [] } }: Routing): string {
  const names = timeIntervals.map(({ name }) => name);
  const name = names.find((one) => one === text || one === text.replaceAll(' ', '-'));
  if (name !== undefined) return name;
  throw new ValidationError({ problem: 'the policy has no such time interval', given: text, allowed: names });
}

/** Labels of the conditions, and those that a given alert always has. */
function labelsOf(conditions: readonly Condition[], { alerts, name }: Routing): AlertLabels {
  const pairs = conditions.flatMap(({ label }) => (label ? [label] : []));
  const given = Object.fromEntries(pairs);
  if (pairs.length > Object.keys(given).length) {
    throw new ValidationError({ problem: 'a label is given twice', given: pairs.map((pair) => pair.join('=')) });
  }
  const present = Object.fromEntries(pairs.filter(([, value]) => value !== ''));
  if (satisfying(present, alerts).length > 0) return withLabelsOfRule(given, alerts);
  throw new ValidationError({
    problem: 'no alert of this stack has these labels together',
    given: pairs.map((pair) => pair.join('=')),
    remedy: `npx vigie alerts ${name} lists the alerts`,
  });
}

/** Labels of another alert about the same subject: where it can, it has the values of the alert itself. */
function labelsOfSource({ alert, labels: own }: Source, labels: AlertLabels): AlertLabels {
  const same = Object.entries(labels).filter(([label, value]) => includes(valuesOf(alert.labels, label), value));
  return { ...Object.fromEntries(same), ...fixedLabels(alert), ...own };
}

function receiversOf(text: string, { receivers }: Routing, issues: Issue[]): string[] {
  const names = listed(text);
  const notifying = receivers.filter(isNotifying).map(({ name }) => name);
  const allowed = [...notifying, nobody];
  if (names.length === 0) issues.push({ problem: 'this expectation has no receivers', given: text, allowed });
  for (const name of names.filter((one) => !allowed.includes(one))) {
    const isSilent = receivers.some((one) => one.name === name);
    issues.push(
      isSilent
        ? { problem: 'this receiver has no integrations', given: name, remedy: `write ${nobody}` }
        : { problem: 'this stack has no such receiver', given: name, allowed },
    );
  }
  if (names.includes(nobody) && (names.length > 1 || notifying.includes(nobody))) {
    issues.push({
      problem: `${nobody} stands for no receiver, but other receivers are expected or have this name`,
      given: names,
      remedy: 'write one of both, or rename the receiver',
    });
  }
  return names.filter((name) => name !== nobody).sort();
}
