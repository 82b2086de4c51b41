import { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';
import { Monitoring, type MonitoringArgs } from '../../pulumi';
import { onePerKey, pathOf } from '../../stack/required-secrets';
import { remoteRequiredSecrets } from '../../pulumi/remote-grafana-args';
import { isAgentStack, type MonitoringStackProps, type StackProps } from '../../stack/stack';
import { record, type Recording, type Registration, type Surroundings } from './recording';
import { secretValueOf, tlsKey } from '../secret-values';
import { chartOf, targetOf } from '../targeted';

/** Provider as in docs/how-to/write-a-pulumi-program.md. */
export function mutableProvider(name = 'k3s'): Provider {
  return new Provider(name, { enableConfigMapMutable: true, enableSecretMutable: true });
}

/** Objects that `cdk8s synth` writes. */
export function synthesized(stack: StackProps): Record<string, unknown>[] {
  return chartOf(stack).toJson() as Record<string, unknown>[];
}

const given = new Map<StackProps, Record<string, string>>();

/** Value of each given secret, unique by its path. */
export function givenSecrets(stack: StackProps): Record<string, string> {
  const secrets = given.get(stack) ?? secretsOf(stack);
  given.set(stack, secrets);
  return secrets;
}

/** Given values of the secrets of the Grafana of an agent stack, by path. Other stacks have none. */
export function remoteSecretsOf(stack: StackProps): Record<string, string> {
  if (!isAgentStack(stack)) return {};
  const { namespace } = targetOf(stack).namespaces;
  const args = { stack, namespace, url: '', dataSource: '', receivers: stack.grafana.receivers };
  return Object.fromEntries(
    onePerKey(remoteRequiredSecrets(args)).map((required) => [pathOf(required), secretValueOf(required)]),
  );
}

function secretsOf(stack: StackProps): Record<string, string> {
  const requiredSecrets = onePerKey(chartOf(stack).requiredSecrets).filter(({ source }) => source === 'given');
  return Object.fromEntries(
    requiredSecrets.flatMap((required): [string, string][] => {
      const { namespace, secret, type } = required;
      const given: [string, string] = [pathOf(required), secretValueOf(required)];
      return type === undefined ? [given] : [given, [`${namespace}/${secret.secretName}/tls.key`, tlsKey]];
    }),
  );
}

/**
 * Users of a stack as lines, by path. Without them each deployment generates a password and hashes
 * it, which takes most of its time.
 */
export function usersOf(stack: StackProps): Record<string, string> {
  const paths = chartOf(stack)
    .requiredSecrets.filter(({ source }) => source === 'users')
    .map(pathOf);
  return Object.fromEntries(paths.map((path) => [path, `jane:$2y$10$${'a'.repeat(53)}\n`]));
}

/**
 * Registers a stack with given users. Values that need a running program are passed as functions.
 */
export function deployed(
  stack: StackProps,
  args: Partial<MonitoringArgs> | (() => Partial<MonitoringArgs>) = {},
  { options, ...surroundings }: Surroundings & { options?: () => pulumi.ComponentResourceOptions } = {},
): Promise<Recording> {
  return record(() => {
    new Monitoring(
      'shop',
      {
        stack,
        target: targetOf(stack),
        secrets: { ...givenSecrets(stack), ...usersOf(stack) },
        ...(typeof args === 'function' ? args() : args),
      },
      options?.() ?? { provider: mutableProvider() },
    );
  }, surroundings);
}

const known = new Map<StackProps, Promise<Recording>>();

/** Resources of a stack without further options and with generated passwords, cached. */
export function standard(stack: StackProps): Promise<Recording> {
  const recording = known.get(stack) ?? deployed(stack, { secrets: givenSecrets(stack) });
  known.set(stack, recording);
  return recording;
}

/** Resources that are Kubernetes objects. */
export function objectsOf({ resources }: Recording): Registration[] {
  return resources.filter(({ type }) => type.startsWith('kubernetes:'));
}

/** Returns a resource by type and name. */
export function the(recording: Recording, kind: string, name: string): Registration {
  const found = recording.resources.filter((one) => one.type.endsWith(`:${kind}`) && one.name === `shop/${name}`);
  if (found.length !== 1) throw new Error(`${found.length} resources ${kind} shop/${name}`);
  return found[0]!;
}

/** Returns the texts of a Secret by key. */
export function dataOf(recording: Recording, name: string): Record<string, string> {
  return the(recording, 'Secret', name).inputs.stringData as Record<string, string>;
}

/** Returns everything that is visible without access to secrets. */
export function shownOf({ resources, outputs, logs }: Recording): string {
  return JSON.stringify([resources.map((one) => ({ ...one, inputs: undefined })), [...outputs], logs]);
}

/** Returns a stack whose first exporter beside a server has another image. */
export function withExporterImage(stack: MonitoringStackProps, image: string): MonitoringStackProps {
  const [first, ...rest] = stack.patches!;
  const [exporter, ...others] = first!.exporters;
  return { ...stack, patches: [{ ...first!, exporters: [{ ...exporter, image }, ...others] }, ...rest] };
}
