import { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';
import { Monitoring, type MonitoringArgs } from '../../pulumi';
import { onePerKey, pathOf } from '../../stack/required-secrets';
import type { StackProps } from '../../stack/stack';
import { record, type Recording, type Registration, type Surroundings } from './recording';
import { chartOf, targetOf } from '../targeted';

/** A provider as the README has it. */
export function mutableProvider(name = 'k3s'): Provider {
  return new Provider(name, { enableConfigMapMutable: true, enableSecretMutable: true });
}

/** The objects that `cdk8s synth` writes. */
export function synthesized(stack: StackProps): Record<string, unknown>[] {
  return chartOf(stack).toJson() as Record<string, unknown>[];
}

const given = new Map<StackProps, Record<string, string>>();

/** A value for each secret that only a person knows, told apart by its path. */
export function givenSecrets(stack: StackProps): Record<string, string> {
  const secrets = given.get(stack) ?? secretsOf(stack);
  given.set(stack, secrets);
  return secrets;
}

function secretsOf(stack: StackProps): Record<string, string> {
  const requiredSecrets = onePerKey(chartOf(stack).requiredSecrets).filter(({ source }) => source === 'given');
  const paths = requiredSecrets.flatMap((required) =>
    required.type === undefined
      ? [pathOf(required)]
      : [pathOf(required), `${required.namespace}/${required.secret.secretName}/tls.key`],
  );
  return Object.fromEntries(paths.map((path) => [path, secretText(path)]));
}

/** What a secret of these tests holds. */
export function secretText(path: string): string {
  return `s3cret of ${path}`;
}

/** What Pulumi registers for a stack; what needs a program around it is given as functions. */
export function deployed(
  stack: StackProps,
  args: Partial<MonitoringArgs> | (() => Partial<MonitoringArgs>) = {},
  { options, ...surroundings }: Surroundings & { options?: () => pulumi.ComponentResourceOptions } = {},
): Promise<Recording> {
  return record(() => {
    new Monitoring(
      'shop',
      { stack, target: targetOf(stack), secrets: givenSecrets(stack), ...(typeof args === 'function' ? args() : args) },
      options?.() ?? { provider: mutableProvider() },
    );
  }, surroundings);
}

const known = new Map<StackProps, Promise<Recording>>();

/** The same for a stack with nothing more said, once. */
export function standard(stack: StackProps): Promise<Recording> {
  const recording = known.get(stack) ?? deployed(stack);
  known.set(stack, recording);
  return recording;
}

/** The resources that are objects of Kubernetes. */
export function objectsOf({ resources }: Recording): Registration[] {
  return resources.filter(({ type }) => type.startsWith('kubernetes:'));
}

/** One resource by its type and name. */
export function the(recording: Recording, kind: string, name: string): Registration {
  const found = recording.resources.filter((one) => one.type.endsWith(`:${kind}`) && one.name === `shop/${name}`);
  if (found.length !== 1) throw new Error(`${found.length} resources ${kind} shop/${name}`);
  return found[0]!;
}

/** The texts of a Secret by their keys. */
export function dataOf(recording: Recording, name: string): Record<string, string> {
  return the(recording, 'Secret', name).inputs.stringData as Record<string, string>;
}

/** Everything that anybody sees who may not see secrets. */
export function shownOf({ resources, outputs, logs }: Recording): string {
  return JSON.stringify([resources.map((one) => ({ ...one, inputs: undefined })), [...outputs], logs]);
}
