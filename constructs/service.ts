import * as k8s from './api/k8s';
import { metadataOf, podsOf, type ServerProps } from './server';

/** Service of all pods of a server. */
export function serverService(props: ServerProps): k8s.KubeServiceProps {
  const { labels } = podsOf(props);
  return { metadata: metadataOf(props), spec: { selector: labels, ports: servicePorts(props) } };
}

/** Ports of the Services of a server. */
export function servicePorts({ spec: { port, otherPorts = [] } }: ServerProps): k8s.ServicePort[] {
  return [...(port ? [port] : []), ...otherPorts].map((one) => ({
    name: one.name,
    port: one.port,
    targetPort: k8s.IntOrString.fromString(one.name),
  }));
}
