import type { Chart } from 'cdk8s';
import type { Commands } from '../alerts';
import type { Policy } from '../constructs/network-policies/network-policies';
import type { Issue } from '../core/errors';
import type { OwnedName } from '../core/names';
import type { DeclaredFlow } from '../core/network';
import type { ServerSpec } from '../servers/server-spec';
import type { RequiredSecret } from '../stack/required-secrets';
import type { StackProps } from '../stack/stack';
import type { TestSettings } from '../testing/settings';
import type { Files } from './output';

/** Target: the platform on which the servers of a stack run. */
export interface Target {
  /** Name of the target. */
  readonly name: string;
  /** Commands that runbooks show. */
  readonly commands: Commands;
  /** Returns the specs of the servers of a stack on this target. */
  servers(stack: StackProps): readonly ServerSpec[];
  /**
   * Returns the issues that depend on this target: its options, and the names and sizes of its
   * objects.
   */
  validate(stack: StackProps): readonly Issue[];
  /** Returns the names that no other stack in the same place may have. */
  names(stack: StackProps): readonly OwnedName[];
  /** Returns what works and may not be meant, for a valid stack. */
  warnings(stack: StackProps): readonly Issue[];
  /** Returns the Secrets that must exist before a stack works. */
  requiredSecrets(stack: StackProps): readonly RequiredSecret[];
  /** Returns the network policies of a stack, with the reason of each connection that they allow. */
  networkPolicies(stack: StackProps): readonly Policy<DeclaredFlow>[];
  /** Renders the files that deploy a stack. The stack must be valid. */
  render(stack: StackProps): Files;
  /**
   * Returns the commands that deploy the rendered files of a stack, in their order.
   *
   * @param folder folder of the files
   */
  applyCommands(stack: StackProps, folder: string): readonly string[];
}

/** Chart with the objects of a stack. */
export interface ObjectChart extends Chart {
  /** Servers of the stack. */
  readonly servers: readonly { readonly spec: ServerSpec }[];
  /** Keys of Secrets that the objects read. The chart does not create them. */
  readonly requiredSecrets: readonly RequiredSecret[];
  /** Returns the issues of the objects and of the options of the target. */
  issues(): readonly Issue[];
}

/** Target whose stacks are objects of the Kubernetes API. Pulumi deploys them one by one. */
export interface ObjectTarget extends Target {
  /** Namespace that it creates for the servers of a stack. */
  readonly namespace: string;
  /** Name of that namespace, which no other stack in the same cluster may have. */
  readonly namespaceName: Omit<OwnedName, 'owner'>;
  /** Creates a new chart of a stack, in which output tokens are allowed. */
  chartForPulumi(stack: StackProps): ObjectChart;
}

/**
 * Stack with its target.
 *
 * @typeParam T kind of the target
 */
export interface TargetedStack<T extends Target = Target> {
  /** Stack that is synthesized. */
  readonly stack: StackProps;
  /** Target that it is written for. */
  readonly target: T;
  /**
   * Requirements of its tests.
   *
   * @default - none
   */
  readonly test?: TestSettings | undefined;
}
