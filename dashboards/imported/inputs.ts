import type { Issue } from '../../core/errors';
import { stackPrometheus } from '../data-sources';
import { isObject, mapTexts, objectsIn, ownValue, textIn, variablesOf, type JsonObject } from './json';
import { dataSourceTypeIssue } from './data-source-type';

/** Values for the inputs of an export. */
export interface InputValues {
  /** Values of constants by name. */
  readonly constants: Readonly<Record<string, string>>;
  /** Types of the declared data sources by uid. */
  readonly dataSources: Readonly<Record<string, string>>;
}

/**
 * Replaces the inputs of an export, as Grafana's import does, and removes what only an import reads:
 * https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/import-dashboards/. An input
 * with the name of a variable stays a variable.
 *
 * @param issues list to which missing and unknown values are added
 */
export function withInputs(json: JsonObject, values: InputValues, issues: Issue[]): JsonObject {
  const { __inputs: inputs, __requires: _, __elements: __, ...dashboard } = json;
  const variables = new Set(variablesOf(dashboard).map(({ name }) => name));
  const declared = objectsIn(inputs).filter(({ name }) => typeof name === 'string' && !variables.has(name));
  const text = JSON.stringify(dashboard);
  const used = declared.filter(({ name }) => text.includes(`\${${name as string}}`));
  issues.push(...unknownConstants(declared, values.constants));
  const replaced = new Map(
    used.flatMap((input): [string, string][] => {
      const value = valueOf(input, values, issues);
      return value === undefined ? [] : [[`\${${input.name as string}}`, value]];
    }),
  );
  if (replaced.size === 0) return dashboard;
  const result = mapTexts(dashboard, (one) => one.replaceAll(/\$\{[^}]+\}/g, (name) => replaced.get(name) ?? name));
  return isObject(result) ? result : dashboard;
}

/** Plugins of data sources that are part of Grafana, with their uids. */
const builtIn: Readonly<Record<string, string>> = {
  prometheus: stackPrometheus.uid,
  __expr__: '__expr__',
  grafana: '-- Grafana --',
  mixed: '-- Mixed --',
  dashboard: '-- Dashboard --',
};

function valueOf(input: JsonObject, { constants, dataSources }: InputValues, issues: Issue[]): string | undefined {
  const name = input.name as string;
  const path = `input ${name}`;
  if (input.type === 'datasource') {
    const type = textIn(input.pluginId) ?? '';
    const declared = Object.entries(dataSources).filter((one) => one[1] === type);
    const uid = ownValue(builtIn, type) ?? (declared.length === 1 ? declared[0]![0] : undefined);
    if (uid !== undefined) return uid;
    issues.push({ path, ...dataSourceTypeIssue(type, dataSources, declared.length) });
    return undefined;
  }
  const value = ownValue(constants, name) ?? textIn(input.value);
  if (value === undefined) {
    issues.push({ path, problem: 'it has no value', remedy: `add it to inputs: { ${name}: '…' }` });
  }
  return value;
}

function unknownConstants(declared: readonly JsonObject[], constants: Readonly<Record<string, string>>): Issue[] {
  const names = declared.filter(({ type }) => type !== 'datasource').map(({ name }) => name as string);
  return Object.keys(constants)
    .filter((name) => !names.includes(name))
    .map((given) => ({ path: 'inputs', problem: 'the JSON has no such constant', given, allowed: names }));
}
