import { ApiObject, App, DependencyGraph, Yaml } from 'cdk8s';
import { throwIssues, type Issue } from '../../core/errors';
import type { StackProps } from '../../stack/stack';
import type { Target } from '../target';
import { StackChart } from './chart';
import { filesOf } from './files';

/** Kubernetes: the objects of each stack in one file, and beside it the files that its servers read. */
export function kubernetes(): Target {
  const built = new WeakMap<StackProps, BuiltChart>();
  const builtOf = (stack: StackProps) => {
    const one = built.get(stack) ?? buildChart(stack);
    built.set(stack, one);
    return one;
  };
  return {
    name: 'kubernetes',
    validate: (stack) => builtOf(stack).issues,
    requiredSecrets: (stack) => builtOf(stack).chart.requiredSecrets,
    render(stack) {
      const { chart, issues } = builtOf(stack);
      throwIssues(issues);
      return new Map([[`${stack.name}.k8s.yaml`, Yaml.stringify(...manifestsOf(chart))], ...filesOf(chart)]);
    },
  };
}

/** A chart and everything that is wrong with it. */
interface BuiltChart {
  readonly chart: StackChart;
  readonly issues: readonly Issue[];
}

function buildChart(stack: StackProps): BuiltChart {
  // Nothing is written to the folder: cdk8s makes one where none is named.
  const chart = new StackChart(new App({ outdir: 'unused' }), stack);
  return { chart, issues: chart.issues() };
}

/** Objects in the order in which they are applied. */
function manifestsOf(chart: StackChart): unknown[] {
  const constructs = new DependencyGraph(chart.node).topology();
  return constructs
    .filter((one): one is ApiObject => ApiObject.isApiObject(one))
    .map((object): unknown => object.toJson());
}
