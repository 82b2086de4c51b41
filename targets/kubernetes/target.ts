import { ApiObject, App, DependencyGraph, Yaml } from 'cdk8s';
import type { Commands } from '../../alerts';
import type { Issue } from '../../core/errors';
import type { ServerSpec } from '../../servers/server-spec';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { StackProps } from '../../stack/stack';
import type { Files } from '../output';
import type { Target } from '../target';
import { StackChart } from './chart';
import { kubectl } from './commands';
import { filesOf } from './files';
import { namespacesOf, type KubernetesOptions } from './options';
import { outputContext } from './output-issues';
import type { Namespaces } from './place';

/** Kubernetes: the objects of each stack in one file, and beside it the files that its servers read. */
export class KubernetesTarget implements Target {
  readonly name = 'kubernetes';
  readonly namespaces: Namespaces;
  readonly commands: Commands;
  private readonly built = new WeakMap<StackProps, StackChart>();

  constructor(readonly options: KubernetesOptions = {}) {
    this.namespaces = namespacesOf(options);
    this.commands = kubectl(this.namespaces);
  }

  servers(stack: StackProps): ServerSpec[] {
    return this.chartOf(stack).servers.map(({ spec }) => spec);
  }

  validate(stack: StackProps): Issue[] {
    return this.chartOf(stack).issues();
  }

  requiredSecrets(stack: StackProps): readonly RequiredSecret[] {
    return this.chartOf(stack).requiredSecrets;
  }

  render(stack: StackProps): Files {
    const chart = this.chartOf(stack);
    return new Map([[`${stack.name}.k8s.yaml`, Yaml.stringify(...manifestsOf(chart))], ...filesOf(chart)]);
  }

  /** A new chart of a stack, in which Pulumi may fill in its outputs. */
  chartForPulumi(stack: StackProps): StackChart {
    const app = newApp();
    app.node.setContext(outputContext, true);
    return new StackChart(app, stack.name, { stack, ...this.options });
  }

  private chartOf(stack: StackProps): StackChart {
    const known = this.built.get(stack);
    if (known) return known;
    const chart = new StackChart(newApp(), stack.name, { stack, ...this.options });
    this.built.set(stack, chart);
    return chart;
  }
}

/** Nothing is written to the folder: cdk8s creates one where none is named. */
function newApp(): App {
  return new App({ outdir: 'unused' });
}

/** Objects in the order in which they are applied. */
function manifestsOf(chart: StackChart): unknown[] {
  const constructs = new DependencyGraph(chart.node).topology();
  return constructs
    .filter((one): one is ApiObject => ApiObject.isApiObject(one))
    .map((object): unknown => object.toJson());
}
