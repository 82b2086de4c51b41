import { App } from 'cdk8s';
import type { Commands } from '../../alerts';
import { objectsInOrder } from '../../constructs/object-order';
import { patchCommand } from '../../constructs/patch';
import type { Issue } from '../../core/errors';
import { isInherited } from '../../core/inherited-key';
import type { OwnedName } from '../../core/names';
import { fileText } from '../../core/yaml';
import type { ServerSpec } from '../../servers/server-spec';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { StackProps } from '../../stack/stack';
import type { Files } from '../output';
import type { ObjectTarget } from '../target';
import { StackChart } from './chart';
import { kubectl } from './commands';
import { filesOf, patchPath } from './files';
import { namespaceName } from './names';
import { namespacesOf, type KubernetesOptions } from './options';
import { outputContext } from './output-issues';
import type { Namespaces } from './place';
import { warningsOf } from './warnings';

/**
 * Kubernetes target. It renders the objects of each stack into one file, with configuration files
 * beside it.
 */
export class KubernetesTarget implements ObjectTarget {
  readonly name = 'kubernetes';
  /** Namespaces of the servers. */
  readonly namespaces: Namespaces;
  readonly commands: Commands;
  private readonly built = new WeakMap<StackProps, StackChart>();

  constructor(
    /** Options of the target, without the defaults. */
    readonly options: KubernetesOptions = {},
  ) {
    this.namespaces = namespacesOf(options);
    this.commands = kubectl(this.namespaces);
  }

  get namespace(): string {
    return this.namespaces.namespace;
  }

  get namespaceName(): Omit<OwnedName, 'owner'> {
    return namespaceName(this.options);
  }

  servers(stack: StackProps): ServerSpec[] {
    return this.chartOf(stack).servers.map(({ spec }) => spec);
  }

  validate(stack: StackProps): Issue[] {
    return this.chartOf(stack).issues();
  }

  names(stack: StackProps): OwnedName[] {
    return this.chartOf(stack).names();
  }

  warnings(stack: StackProps): Issue[] {
    return warningsOf(stack, this.options);
  }

  requiredSecrets(stack: StackProps): readonly RequiredSecret[] {
    return this.chartOf(stack).requiredSecrets;
  }

  networkPolicies(stack: StackProps): StackChart['networkPolicies'] {
    return this.chartOf(stack).networkPolicies;
  }

  render(stack: StackProps): Files {
    const chart = this.chartOf(stack);
    return new Map([[manifestFile(stack), manifestsText(chart)], ...filesOf(chart)]);
  }

  applyCommands(stack: StackProps, folder: string): readonly string[] {
    const patches = stack.patches ?? [];
    return [
      `kubectl apply --server-side -f ${folder}/${manifestFile(stack)}`,
      ...patches.map((patch) => patchCommand(patch, `${folder}/${patchPath(stack, patch)}`)),
    ];
  }

  chartForPulumi(stack: StackProps): StackChart {
    const app = newApp();
    app.node.setContext(outputContext, true);
    return this.chartIn(app, stack);
  }

  private chartOf(stack: StackProps): StackChart {
    const known = this.built.get(stack);
    if (known) return known;
    const chart = this.chartIn(newApp(), stack);
    this.built.set(stack, chart);
    return chart;
  }

  private chartIn(app: App, stack: StackProps): StackChart {
    // Validation of the stack reports an empty name.
    const id = stack.name === '' || isInherited(stack.name) ? 'stack' : stack.name;
    return new StackChart(app, id, { stack, ...this.options });
  }
}

function manifestFile({ name }: StackProps): string {
  return `${name}.k8s.yaml`;
}

/**
 * Creates an App. Nothing is written to its folder, but without one cdk8s would create a default
 * folder.
 */
function newApp(): App {
  return new App({ outdir: 'unused' });
}

/** Renders the objects in the order in which they are applied. */
function manifestsText(chart: StackChart): string {
  return objectsInOrder(chart)
    .map((object) => fileText(object.toJson(), '1.1'))
    .join('---\n');
}
