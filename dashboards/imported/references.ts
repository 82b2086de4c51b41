import type { Issue } from '../../core/errors';
import { nameOf, prometheusOf, stackPrometheus, type DataSources } from '../data-sources';
import { dataSourceTypeIssue } from './data-source-type';
import { isObject, mapFields, ownValue, textIn, variablesOf, type JsonObject } from './json';

/** Data sources that are part of Grafana: annotations, mixed queries, other panels, and expressions. */
const ofGrafana: readonly string[] = ['-- Mixed --', '-- Grafana --', '-- Dashboard --', 'grafana', '__expr__', '-100'];

/** Variable that stands for a data source: `$ds`, `${ds}`, `${ds:text}` or `[[ds]]`. */
const variable = /^(?:\$(\w+)|\$\{(\w+)(?:[:.][^}]*)?\}|\[\[(\w+)(?::\w+)?\]\])$/;

/** Types of the data source variables of a dashboard, by name. */
type VariableTypes = ReadonlyMap<string, string>;

/** Returns the types of the data source variables of a dashboard, by name. */
export function variableTypes(json: JsonObject): VariableTypes {
  return new Map(
    variablesOf(json)
      .filter(({ type, name }) => type === 'datasource' && typeof name === 'string')
      .map(({ name, query }) => [name as string, textIn(query) ?? '']),
  );
}

/**
 * Tests whether a reference means a Prometheus: by its type, by a variable, or because it is the
 * default data source.
 *
 * @param others types of other data sources, by uid
 */
export function isPrometheus(
  reference: unknown,
  variables: VariableTypes,
  others: Readonly<Record<string, string>>,
): boolean {
  const uid = uidOf(reference);
  const name = uid === undefined ? undefined : variableName(uid);
  const type = isObject(reference) ? textIn(reference.type) : undefined;
  const known =
    (name === undefined ? undefined : variables.get(name)) ?? (uid === undefined ? undefined : ownValue(others, uid));
  return (known ?? type ?? 'prometheus') === 'prometheus' && !ofGrafana.includes(uid ?? '');
}

/**
 * Sets the data source of the stack where a dashboard names a Prometheus of its own or the default
 * one, also in data source variables.
 *
 * @returns dashboard, and an issue for each data source that Grafana does not have
 */
export function withDataSources(json: JsonObject, sources: DataSources): { json: JsonObject; issues: Issue[] } {
  const issues: Issue[] = [];
  const unknown = new Map<string, Set<string>>();
  const variables = variableTypes(json);
  const resolved = (reference: unknown, path: string): unknown => {
    const uid = uidOf(reference);
    if (meansPrometheus(reference, uid, sources)) return prometheusOf(sources);
    if (uid === undefined && !isObject(reference)) return reference;
    if (uid !== undefined && isKnown(uid, variables, sources)) return reference;
    const given = uid ?? textIn((reference as JsonObject).type) ?? '';
    unknown.set(given, (unknown.get(given) ?? new Set()).add(path));
    return reference;
  };
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => visit(one, pathOf(one) ?? path));
    if (!isObject(value)) return value;
    const fields = mapFields(value.type === 'row' ? withoutDataSource(value) : value, (one, name) => {
      if (name === 'datasource') return resolved(one, path);
      return visit(one, path);
    });
    return asksPrometheus(value) ? { ...fields, datasource: resolved(value.datasource ?? 'default', path) } : fields;
  };
  const result = visit(json, 'dashboard') as JsonObject;
  const list = variablesOf(result).map((one) => withCurrent(one, sources, issues));
  const { templating } = result;
  for (const [given, paths] of unknown) issues.push(unknownIssue(given, [...paths], sources));
  return { json: isObject(templating) ? { ...result, templating: { ...templating, list } } : result, issues };
}

/** Removes the data source of a row, which asks nothing. */
function withoutDataSource({ datasource: _, ...row }: JsonObject): JsonObject {
  return row;
}

function uidOf(reference: unknown): string | undefined {
  return isObject(reference) ? textIn(reference.uid) : textIn(reference);
}

function variableName(text: string): string | undefined {
  // Groups that do not match are undefined, which their type does not say.
  const [, ...names]: readonly (string | undefined)[] = variable.exec(text) ?? [];
  return names.find((name) => name !== undefined);
}

/** Tests whether a reference is that of the stack by uid or name, of any Prometheus, or the default. */
function meansPrometheus(reference: unknown, uid: string | undefined, { prometheus }: DataSources): boolean {
  if (uid === undefined) return isObject(reference) && reference.type === 'prometheus';
  return [prometheus, stackPrometheus.uid, 'default'].includes(uid) || uid === stackPrometheus.name;
}

function isKnown(uid: string, variables: VariableTypes, { others }: DataSources): boolean {
  const name = variableName(uid);
  if (name !== undefined) return variables.has(name);
  return ofGrafana.includes(uid) || [uid, uid.toLowerCase()].some((one) => Object.hasOwn(others, one));
}

/** Tests whether an object asks the default data source: a panel, a variable or an annotation. */
function asksPrometheus({ datasource, targets, type, query, expr, name }: JsonObject): boolean {
  if (datasource !== undefined && datasource !== null) return false;
  if (Array.isArray(targets)) return targets.some((one) => isObject(one) && typeof one.expr === 'string');
  return typeof name === 'string' && (typeof expr === 'string' || (type === 'query' && query !== undefined));
}

/** Returns the path in issues of a panel, a variable or an annotation. */
function pathOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { title, name, gridPos, targets, type, query } = value;
  if (typeof title === 'string' && (gridPos !== undefined || targets !== undefined || value.id !== undefined)) {
    return `panel "${title}"`;
  }
  if (typeof name !== 'string') return undefined;
  const isVariable =
    ['query', 'datasource', 'adhoc', 'custom', 'interval'].includes(String(type)) || query !== undefined;
  return isVariable && value.expr === undefined ? `variable ${name}` : `annotation ${name}`;
}

/** Selects the data source of the stack in a variable. */
function withCurrent(one: JsonObject, sources: DataSources, issues: Issue[]): JsonObject {
  if (one.type !== 'datasource') return one;
  const type = textIn(one.query) ?? '';
  const path = `variable ${textIn(one.name) ?? ''}`;
  const { others } = sources;
  if (type !== 'prometheus') {
    if (!Object.values(others).includes(type)) issues.push({ path, ...dataSourceTypeIssue(type, others) });
    return one;
  }
  const [text, regex] = [nameOf(sources), textIn(one.regex) ?? ''];
  // The name of the data source of an external Grafana is not known.
  if (text === stackPrometheus.name && !matches(regex, text)) {
    issues.push({
      path,
      problem: 'its regex leaves out the data source of the stack',
      given: regex,
      remedy: 'remove it',
    });
  }
  return { ...one, current: { text, value: sources.prometheus } };
}

function matches(regex: string, name: string): boolean {
  const [, body, flags] = /^\/(.*)\/([gimsuy]*)$/s.exec(regex) ?? [];
  try {
    return regex === '' || new RegExp(body ?? `^${regex}$`, flags).test(name);
  } catch {
    return false;
  }
}

function unknownIssue(given: string, [first, ...more]: readonly string[], { others }: DataSources): Issue {
  const own = ['prometheus', ...Object.keys(others)].join(', ');
  return {
    path: more.length === 0 ? first! : `${first!} and ${more.length} more`,
    problem: 'Grafana has no such data source',
    given,
    allowed: `${own}, a data source of Grafana (${ofGrafana.slice(0, 3).join(', ')}), or a variable of the dashboard`,
    remedy: `use prometheus in the JSON, or declare it in dataSources: { UID: 'type' }`,
  };
}
