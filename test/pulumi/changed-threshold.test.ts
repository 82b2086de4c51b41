import type { Rule } from '../../alerts';
import type * as Expressions from '../../infra/stacks/gauzian/expressions';
import type * as Gauzian from '../../infra/stacks/gauzian/stack';
import type * as Promql from '../../promql';
import { deploy } from '../../pulumi/program';
import type { Node } from '../../promql/node';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { isAgentStack, type StackProps } from '../../stack/stack';
import type { SnapshotObject } from '../../testing/snapshot-objects';
import type * as Targeted from '../targeted';
import { allStacks, targeted } from '../targeted';
import { givenSecrets, remoteSecretsOf, usersOf } from './deployed';
import { record, type Registration } from './recording';

/** Resources that the program registers for a stack, with all secrets given. */
async function registered(stack: StackProps, original = stack): Promise<readonly Registration[]> {
  const given = {
    ...givenSecrets(original),
    ...usersOf(original),
    ...remoteSecretsOf(stack),
  };
  const config = { stack: stack.name, ...(isAgentStack(stack) ? { grafanaAuth: 't0ken' } : {}), ...given };
  const { resources } = await record(
    async () => {
      await deploy([targeted(stack)]);
    },
    { config: Object.fromEntries(Object.entries(config).map(([key, value]) => [`vigie:${key}`, value])) },
  );
  return resources;
}

type Leaves = ReadonlyMap<string, string>;

/** Texts, numbers and booleans of a value, by their paths. */
function leavesOf(value: unknown, path: readonly string[] = []): [path: string, text: string][] {
  if (value === null || typeof value !== 'object') return [[path.join(' '), String(value)]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** Leaves whose values differ, with their new texts. */
function changed(before: Leaves, after: Leaves): Map<string, string> {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return new Map(
    paths.filter((path) => before.get(path) !== after.get(path)).map((path) => [path, after.get(path) ?? '']),
  );
}

const inputsOf = (resources: readonly Registration[]): Leaves =>
  new Map(resources.flatMap(({ urn, inputs }) => leavesOf(inputs, [urn])));

/** Returns an expression with other thresholds; `undefined` when it has none. */
function moved(node: Node): Node | undefined {
  if (node.type !== 'binary') return undefined;
  if (/^[<>=!]/.test(node.operator) && node.right.type === 'number') {
    return { ...node, right: { ...node.right, value: node.right.value + 0.125 } };
  }
  // A share of another metric.
  if (node.right.type === 'binary' && node.right.operator === '*' && node.right.right.type === 'number') {
    const share = node.right.right;
    return { ...node, right: { ...node.right, right: { ...share, value: share.value + 0.125 } } };
  }
  const [left, right] = [moved(node.left), moved(node.right)];
  return left || right ? { ...node, left: left ?? node.left, right: right ?? node.right } : undefined;
}

/** Returns a stack in which some alerts have other thresholds, and the names of these alerts. */
function withThresholds(stack: StackProps, isChosen: (rule: Rule, index: number) => boolean): [StackProps, string[]] {
  const names: string[] = [];
  let index = 0;
  const rules = stack.rules.map((group) => ({
    ...group,
    rules: group.rules.map((rule): Rule => {
      const node = rule.kind === 'alert' && isChosen(rule, index++) ? moved(rule.node) : undefined;
      if (!node) return rule;
      names.push(rule.name);
      return {
        ...rule,
        node,
        toJson: (context) => ({ ...rule.toJson(context), expr: render(resolve(node, context)) }),
      };
    }),
  }));
  return [{ ...stack, rules }, names];
}

/** Returns the alert to which an input belongs; `undefined` for any other input. */
function alertOf(path: string, text: string, resources: readonly Registration[]): string | undefined {
  const [urn, ...keys] = path.split(' ');
  const { type, inputs } = resources.find((one) => one.urn === urn)!;
  if (type.endsWith(':RuleGroup')) return (inputs.rules as { name: string }[])[Number(keys[1])]!.name;
  if (/^runbook-.*\.json$|^configJson$/.test(keys.at(-1)!)) return (JSON.parse(text) as { title: string }).title;
  return /^[\w-]+\.(\w+)\.yml$/.exec(keys.at(-1)!)?.[1];
}

/** Staging has the alerts of production, and kairo-cms those of kairo-cms-cloud. */
const stacks = allStacks.filter(({ name }) => ['gauzian', 'focus-api', 'kairo-cms-cloud'].includes(name));

const before = new Map<StackProps, readonly Registration[]>();
beforeAll(async () => {
  for (const stack of stacks) before.set(stack, await registered(stack));
});

/** Changes thresholds and returns the bytes of changed inputs by alert. */
async function sizes(stack: StackProps, isChosen: (rule: Rule, index: number) => boolean) {
  const [other, names] = withThresholds(stack, isChosen);
  const resources = await registered(other, stack);
  const bytes = new Map<string | undefined, number>();
  for (const [path, text] of changed(inputsOf(before.get(stack)!), inputsOf(resources))) {
    const alert = alertOf(path, text, resources);
    bytes.set(alert, (bytes.get(alert) ?? 0) + Buffer.byteLength(text));
  }
  return { names, bytes };
}

const parts = [0, 1];

describe.each(stacks)('one changed threshold in $name', (stack) => {
  test.each(parts)('changes at most 4 KiB of inputs, and of the runbooks only its page (part %#)', async (part) => {
    const { names, bytes } = await sizes(stack, (rule, index) => !rule.burn && index % parts.length === part);
    expect(names.length).toBeGreaterThan(2);
    // A missing name would be ignored without its text.
    expect([...bytes.keys()].map(String).sort()).toEqual(names.sort());
    expect([...bytes].filter(([, size]) => size > 4096)).toEqual([]);
  });

  // Its alerts are in one file with the recording rules that they read.
  test('of an objective changes its group and the page of its alert', async () => {
    const name = stack.rules.flatMap(({ rules }) => rules).find(({ burn }) => burn)!.name;
    const { bytes } = await sizes(stack, (rule) => rule.name === name);
    const group = isAgentStack(stack) ? [] : [undefined];
    expect([...bytes.keys()]).toEqual(expect.arrayContaining([name, ...group]));
    expect(bytes.size).toBe(1 + group.length);
    expect([...bytes.values()].reduce((sum, size) => sum + size)).toBeLessThan(10 * 1024);
  });
});

/** Files of a stack whose objective of the guide is another one, as its authors would change it. */
function filesOfGauzian(critical: number): Leaves {
  let leaves: Leaves = new Map();
  jest.isolateModules(() => {
    const { percent } = jest.requireActual<typeof Promql>('../../promql');
    const { guideThresholds } = jest.requireActual<typeof Expressions>('../../infra/stacks/gauzian/expressions');
    jest.replaceProperty(guideThresholds.successShare, 'critical', percent(critical));
    const { gauzian } = jest.requireActual<typeof Gauzian>('../../infra/stacks/gauzian/stack');
    const { chartOf } = jest.requireActual<typeof Targeted>('../targeted');
    const maps = (chartOf(gauzian).toJson() as SnapshotObject[]).filter(({ kind }) => kind === 'ConfigMap');
    leaves = new Map(maps.flatMap(({ metadata, data }) => leavesOf(data, [metadata.name])));
  });
  return leaves;
}

test('a threshold that a panel draws changes the file of that dashboard too', () => {
  const files = changed(filesOfGauzian(95), filesOfGauzian(94));
  expect([...files.keys()].sort()).toEqual([
    'grafana-dashboard-gauzian-overview gauzian-overview.json',
    'grafana-runbooks runbook-GauzianSuccessLow.json',
    'prometheus-rules gauzian.GauzianSuccessLow.yml',
  ]);
});
