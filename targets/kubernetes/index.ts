import { Tls } from '../../constructs/ingress/tls';
import type { KubernetesOptions } from './options';
import { KubernetesTarget } from './target';

/** Creates a Kubernetes target. */
export function kubernetes(options?: KubernetesOptions): KubernetesTarget {
  return new KubernetesTarget(options);
}

/**
 * Creates a Kubernetes target with the Traefik of k3s. Certificates come from a resolver named
 * `letsencrypt` unless `ingress` is set.
 */
export function k3s(options: KubernetesOptions = {}): KubernetesTarget {
  return new KubernetesTarget({ ingress: { tls: Tls.fromResolver('letsencrypt') }, ...options });
}
