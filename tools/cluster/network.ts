/**
 * Addresses of a cluster. All clusters use the same addresses, each in its own isolated network.
 */
export const network = {
  node: '10.89.0.2',
  pods: '10.244.0.0/24',
  services: '10.96.0.0/16',
  /** Address of the service of the API server: the first address. */
  api: '10.96.0.1',
  /** Address of the DNS service: the tenth address, as in kubeadm and k3s. */
  dns: '10.96.0.10',
} as const;
