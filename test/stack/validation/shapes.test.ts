import { ValidationError } from '../../../core/errors';
import { config } from '../../../infra/stacks';
import type { TargetedStack } from '../../../targets';
import { validate } from '../../../targets/validation';
import { agentStack, fullStack, minimalStack, otherStack } from '../../stacks';
import { chartOf, targeted, targetOf } from '../../targeted';

/** Properties whose values functions of this package build. */
const built = new Set(['jobs', 'rules', 'dashboards', 'exporters']);

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const isPlain =
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
  if (!isPlain || built.has(path.at(-1) ?? '')) return [path];
  return [path, ...Object.entries(value as object).flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

/** Returns a copy in which a property is replaced, or deleted for `undefined`. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const entries = Object.entries(value as object).flatMap(([name, one]: [string, unknown]) => {
    const next = name === key ? changed(one, rest, to) : one;
    return next === undefined ? [] : [[name, next] as const];
  });
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** Stack by stack, the paths that no earlier one has. */
const stacks = [minimalStack, fullStack, otherStack, agentStack]
  .map((stack) => targeted(stack))
  // Their rules and dashboards take most of the time of a validation.
  .concat(config.stacks.map(({ stack }) => targeted({ ...stack, rules: [], dashboards: [] }, targetOf(stack))));
const seen = new Set<string>();
const cases = stacks.map(({ stack, target }) => {
  const paths = pathsOf(stack).filter((path) => {
    const shape = [stack.kind === 'agent', ...path.map((key) => (/^\d+$/.test(key) ? '*' : key))].join('.');
    return path.length > 0 && !seen.has(shape) && seen.add(shape);
  });
  return { name: stack.name, stack, target, paths };
});

/** Values of other kinds. Each property is missing once, and has one of these. */
const kinds: readonly unknown[] = [null, 7, 'x', {}];

test.each(cases)('each property of $name that is missing or of another kind is accepted or refused', (of) => {
  const failures: string[] = [];
  for (const [index, path] of of.paths.entries()) {
    for (const to of [undefined, kinds[index % kinds.length]]) {
      const stack = changed(of.stack, path, to) as TargetedStack['stack'];
      try {
        validate([{ stack, target: of.target }]);
      } catch (error) {
        if (!(error instanceof ValidationError))
          failures.push(`${path.join('.')} ${JSON.stringify(to)}: ${String(error)}`);
      }
    }
  }
  expect(failures).toEqual([]);
});

const issuesOf = (stack: object) => {
  const issues = validate([targeted(stack as TargetedStack['stack'])]);
  return new ValidationError(issues).message;
};

test('a property that is missing is refused by its name', () => {
  const { environment: _, ...stack } = minimalStack;
  const { retention: __, ...prometheus } = minimalStack.prometheus;
  expect(issuesOf({ ...stack, prometheus }).split('\n')).toEqual([
    'Validation failed with the following errors:',
    '  minimal: environment: this property is missing; allowed: a text',
    '  minimal: prometheus.retention: this property is missing; allowed: an object',
  ]);
  const { name: ___, ...nameless } = minimalStack;
  expect(issuesOf(nameless)).toBe('a stack: name: this property is missing; allowed: a text');
});

test('a property of another kind is refused with its value, unless that could be a secret', () => {
  const { prometheus, grafana } = minimalStack;
  expect(issuesOf({ ...minimalStack, environment: 7 })).toBe(
    'minimal: environment: this value is of another kind; given: 7; allowed: a text',
  );
  expect(issuesOf({ ...minimalStack, prometheus: { ...prometheus, volume: { size: '5Gi' } } })).toBe(
    'minimal: prometheus.volume.size: this value is of another kind; given: "5Gi"; allowed: Size.gibibytes(1), or another size',
  );
  expect(issuesOf({ ...minimalStack, grafana: { ...grafana, adminPassword: 'hunter2' } })).not.toContain('hunter2');
  expect(issuesOf({ ...minimalStack, jobs: [{ job: 'shop' }] })).toBe(
    'minimal: jobs[0]: this value is of another kind; given: "a value of the type object"; allowed: a job of podJob(), staticJob() or another function',
  );
});

test('an unknown integration is refused with the known ones', () => {
  const { alertmanager } = fullStack;
  const receivers = [{ name: 'team', integrations: [{ kind: 'sms' }] }];
  expect(issuesOf({ ...fullStack, alertmanager: { ...alertmanager, receivers } })).toMatch(
    /receivers\[0\]\.integrations\[0\]\.kind: this value is of another kind; given: "sms"; allowed: discord, email, /,
  );
});

test.each<[string, unknown]>([
  ['no stack', [{ target: targeted(minimalStack).target }]],
  ['no target', [{ stack: minimalStack }]],
  ['no list', undefined],
])('%s is refused', (_, given) => {
  expect(validate(given as readonly TargetedStack[])).toHaveLength(1);
});

test('the chart of a stack refuses it too', () => {
  expect(() => chartOf({ ...minimalStack, rules: undefined } as never)).toThrow(ValidationError);
});
