import type { Rule } from '../../alerts';
import type * as Expressions from '../../infra/stacks/gauzian/expressions';
import type * as Gauzian from '../../infra/stacks/gauzian/stack';
import type * as Promql from '../../promql';
import { linesOf } from '../../pulumi/file-lines';
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

/** Changes thresholds and returns the bytes of changed inputs by alert, without lines and checksums for previews. */
async function sizes(stack: StackProps, isChosen: (rule: Rule, index: number) => boolean) {
  const [other, names] = withThresholds(stack, isChosen);
  const resources = await registered(other, stack);
  const bytes = new Map<string | undefined, number>();
  const objects = (all: readonly Registration[]) => inputsOf(all.filter(({ type }) => !type.endsWith(':FileLines')));
  for (const [path, text] of changed(objects(before.get(stack)!), objects(resources))) {
    if (/ (checksum\/files|message)$/.test(path)) continue;
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

/** Texts of the files of Gauzian by their names, after a change of the code. */
function filesOfGauzian(change: () => void): Record<string, string> {
  let files: Record<string, string> = {};
  jest.isolateModules(() => {
    change();
    const { gauzian } = jest.requireActual<typeof Gauzian>('../../infra/stacks/gauzian/stack');
    const { chartOf } = jest.requireActual<typeof Targeted>('../targeted');
    const maps = (chartOf(gauzian).toJson() as SnapshotObject[]).filter(({ kind }) => kind === 'ConfigMap');
    files = Object.assign({}, ...maps.map(({ data }) => data)) as Record<string, string>;
  });
  return files;
}

/** Changes the threshold of an alert that a panel draws. */
function setThreshold(critical: number): void {
  const { percent } = jest.requireActual<typeof Promql>('../../promql');
  const { guideThresholds } = jest.requireActual<typeof Expressions>('../../infra/stacks/gauzian/expressions');
  jest.replaceProperty(guideThresholds.successShare, 'critical', percent(critical));
}

/** Changes the target of an objective. */
function setTarget(share: number): void {
  const promql = jest.requireActual<typeof Promql>('../../promql');
  jest.doMock('../../promql', () => ({
    ...promql,
    Objective: new Proxy(promql.Objective, {
      construct: (made, [props]: [{ readonly name: string }]) =>
        Reflect.construct(made, [
          props.name === 'gauzian_availability' ? { ...props, target: promql.percent(share) } : props,
        ]) as object,
    }),
  }));
}

afterEach(() => jest.dontMock('../../promql'));

/** Lines that a preview shows as removed and added. */
function changedLines(before: Record<string, string>, after: Record<string, string>): string[] {
  const [old, now] = [before, after].map((files) => new Set(linesOf(files).split('\n'))) as [Set<string>, Set<string>];
  return [
    ...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

describe('a preview shows only the changed lines of files', () => {
  let original: Record<string, string> = {};
  beforeAll(() => {
    original = filesOfGauzian(() => undefined);
  });

  test.each([
    ['a threshold that a panel draws', setThreshold, 94, 2],
    // Its rules, its budget in two panels, and the pages of two alerts, which list what changes.
    ['the target of an objective', setTarget, 98, 9],
  ])('of %s', (_, change, value, kibibytes) => {
    const lines = changedLines(
      original,
      filesOfGauzian(() => {
        change(value);
      }),
    );
    expect(lines.join('\n')).toMatchSnapshot();
    expect(Buffer.byteLength(lines.join('\n'))).toBeLessThan(kibibytes * 1024);
  });
});
