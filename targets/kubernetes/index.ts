import { Tls } from '../../constructs/ingress/tls';
import type { KubernetesOptions } from './options';
import { KubernetesTarget } from './target';

/** Kubernetes. */
export function kubernetes(options?: KubernetesOptions): KubernetesTarget {
  return new KubernetesTarget(options);
}

/** Kubernetes behind the Traefik of k3s; its certificates come from a resolver named `letsencrypt` unless `ingress` says otherwise. */
export function k3s(options: KubernetesOptions = {}): KubernetesTarget {
  return new KubernetesTarget({ ingress: { tls: Tls.fromResolver('letsencrypt') }, ...options });
}
