import * as pulumi from '@pulumi/pulumi';
import { formatIssue } from '../core/errors';

/** Without these a changed ConfigMap or Secret is deleted and made anew, and the pods that read it lose it for a while. */
const needed = ['enableConfigMapMutable', 'enableSecretMutable'] as const;

/**
 * Sees to it that the provider of a component changes ConfigMaps and Secrets in place.
 *
 * @returns what resources depend on, so that none is registered before it is known
 * @throws pulumi.ResourceError, or gives an output that does, when the provider replaces them
 */
export function changesInPlace(component: pulumi.ComponentResource): pulumi.Input<pulumi.Resource>[] {
  const provider = component.getProvider('kubernetes::');
  if (!provider) {
    // The default provider has no object; its settings are those of the program.
    const config = new pulumi.Config('kubernetes');
    check(
      component,
      needed.map((option) => config.get(option) ?? process.env[environmentOf(option)]),
    );
    return [];
  }
  const options = provider as unknown as Readonly<Record<string, pulumi.Output<unknown> | undefined>>;
  const checked = pulumi.all(needed.map((option) => options[option])).apply((values) => {
    check(component, values);
    return provider;
  });
  return [checked];
}

function check(component: pulumi.ComponentResource, values: readonly unknown[]): void {
  const missing = needed.filter((_, index) => String(values[index]) !== 'true');
  if (missing.length === 0) return;
  const message = formatIssue({
    problem: 'its Kubernetes provider would delete changed ConfigMaps and Secrets and make them anew',
    given: missing.map((option) => `${option} is not set`).join(', '),
    allowed: `true for ${needed.join(' and ')}`,
    remedy: `new Provider('…', { ${needed.map((option) => `${option}: true`).join(', ')} }), or for the default provider: ${needed.map((option) => `pulumi config set kubernetes:${option} true`).join(' && ')}`,
  });
  throw new pulumi.ResourceError(message, component);
}

/** `PULUMI_K8S_ENABLE_SECRET_MUTABLE`: https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/. */
function environmentOf(option: (typeof needed)[number]): string {
  return `PULUMI_K8S_${option.replace('ConfigMap', 'Configmap').replaceAll(/[A-Z]/g, (capital) => `_${capital}`)}`.toUpperCase();
}
