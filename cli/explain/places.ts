import { isPods, type Peer, type Port } from '../../core/network';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import type { ApiRight } from '../../servers/server-spec';
import { scrapeIntervalOf } from '../../stack/sample-intervals';
import type { StackProps } from '../../stack/stack';

/** Describes a source or destination: `pods app=shop in the namespace shop`. */
export function peerText(peer: Peer): string {
  if (!isPods(peer)) return peer.cidrs.length > 0 ? peer.cidrs.join(', ') : 'any address';
  return `${selectorText(peer.labels)} in the namespace ${peer.namespace}`;
}

/** Describes ports: `port 53/UDP, 53`. */
export function portsText(ports: readonly Port[]): string {
  return `port ${ports.map(({ port, protocol = 'TCP' }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol}`)).join(', ')}`;
}

/** Describes a job: its targets, and how often it scrapes them. */
export function jobText({ job, targets, interval }: ScrapeJob, stack: StackProps): string {
  return `job ${job}: ${targetsText(targets)}, every ${interval ?? scrapeIntervalOf(stack)}`;
}

function targetsText(targets: ScrapeJob['targets']): string {
  switch (targets.kind) {
    case 'pods':
      return `${selectorText(targets.selector)} in the namespace ${targets.namespace}, port ${targets.port}`;
    case 'nodes':
      return 'the kubelets of all nodes';
    case 'server':
      return `the server ${targets.server}, port ${targets.port}`;
    case 'machines':
      return `the server ${targets.server} on each machine, port ${targets.port}`;
    case 'addresses':
      return targets.addresses.join(', ');
    case 'members':
      return `the ${targets.count} members of ${targets.server}, port ${targets.port}`;
    case 'probes':
      return `probes by ${targets.exporter.server} of ${targets.probes.flatMap(({ addresses }) => addresses).join(', ')}`;
  }
}

/** Describes a right: `pods in the namespace shop`. */
export function rightText({ namespace, group, resources }: ApiRight): string {
  const names = resources.map((resource) => (group === '' ? resource : `${resource}.${group}`)).join(', ');
  return namespace === undefined ? `${names} of the cluster` : `${names} in the namespace ${namespace}`;
}

function selectorText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return pairs.length > 0 ? `pods ${pairs.join(', ')}` : 'all pods';
}
