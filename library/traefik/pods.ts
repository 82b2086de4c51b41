import type { Pods } from '../../core/network';

/** Pods of the Traefik that k3s installs. */
export const traefikPods: Pods = { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } };
