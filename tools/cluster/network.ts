/**
 * The addresses of a cluster. Every cluster has the same, in a network of its own that no other network is connected to.
 */
export const network = {
  node: '10.89.0.2',
  pods: '10.244.0.0/24',
  services: '10.96.0.0/16',
  /** The service that resolves names: the tenth address, as kubeadm and k3s have it. */
  dns: '10.96.0.10',
} as const;
