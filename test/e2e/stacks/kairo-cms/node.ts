import { kairoCms, kairoCmsCloud } from '../../../../infra/stacks/kairo-cms/stack';
import { images } from '../../../../servers/images';
import { rulesOf } from '../../../../stack/rules';
import type { AgentStackProps } from '../../../../stack/stack';
import type { NodeStack } from '../../cluster/node-stack';
import { imagesTrusting, outsideHost, resolveOutside } from '../../cluster/outside';
import { applicationImages, imagesNamed, serverImages } from '../../cluster/stack-images';
import type { AppliedObject } from '../../manifests/manifest';
import { namespaceOf, notifications, playedApplication, traefikManifests } from '../../played/applications';
import { playedKairoCms } from '../../played/kairo-cms';
import { makeCertificate } from '../../servers/certificate';
import { receiverManifests } from '../../servers/receiver';
import { withoutDataOnServer } from '../systems/node';

/** The site, as the stack names it. */
const host = 'kairo-cms.example';
/** The namespace of what is really outside of the cluster. */
const outside = 'outside';
/** Whoever shows it gets the metrics of the application. */
const token = 'of the application';

/** The application that is played, on its host outside. */
function hosted(certificate: string): readonly AppliedObject[] {
  const [service, port] = ['kairo-cms', 3000] as const;
  const env = [{ name: 'METRICS_AUTH_TOKEN', value: token }];
  return [
    namespaceOf(outside),
    ...playedApplication(outside, service, { played: playedKairoCms, port, env }),
    ...outsideHost(outside, { host, service, port, certificate }),
  ];
}

/**
 * Kairo CMS, with a site outside that is played.
 *
 * @param folder where the certificate of the site is written
 */
export function kairoCmsOnNode(folder: string): NodeStack {
  const certificate = makeCertificate(folder, { name: 'outside', hosts: [host], days: 90 });
  const monitoring = 'monitoring-kairo-cms';
  // Traefik has the certificate of the site.
  const { 'traefik, Certificats': _, ...withoutData } = withoutDataOnServer;
  const asking = imagesTrusting(certificate, images.prometheus, images.blackboxExporter);
  return {
    stack: kairoCms,
    images: [...serverImages.filter(({ name }) => name !== images.prometheus), ...asking],
    around: [...traefikManifests(), ...hosted(certificate)],
    prepare: (node) => {
      resolveOutside(node, [host]);
    },
    given: {
      [`${monitoring}/kairo-cms-metrics/token`]: token,
      ...notifications(monitoring, `http://kairo-cms.${outside}.svc:3000`),
    },
    prometheus: { namespace: monitoring, service: 'prometheus', port: 9090 },
    use: (client) => {
      client.visit(`https://${kairoCms.grafana.host}/`);
    },
    withoutData,
  };
}

/**
 * The same, read by an agent, with a Grafana Cloud that is played: a Prometheus which takes samples from who knows the token, and
 * evaluates the rules that Grafana would.
 *
 * @param folder where the certificate of everybody outside is written
 */
export function kairoCmsCloudOnNode(folder: string): NodeStack<AgentStackProps> {
  const [{ url, authorization }] = kairoCmsCloud.prometheus.remoteWrites;
  const cloud = new URL(url).hostname;
  const { user } = authorization as { readonly user: string };
  const receiver = { user, password: 'of Grafana Cloud', port: 9091 };
  const hosts = [host, cloud];
  const certificate = makeCertificate(folder, { name: 'outside', hosts, days: 90 });
  const monitoring = 'monitoring-kairo-cms-cloud';
  const rules = rulesOf(kairoCmsCloud);
  const taking = { host: cloud, service: 'receiver', port: receiver.port, certificate, path: '/api/v1/write' };
  return {
    stack: kairoCmsCloud,
    images: [
      ...imagesTrusting(certificate, images.prometheus, images.blackboxExporter),
      ...imagesNamed(applicationImages.traefik, applicationImages.played),
    ],
    around: [
      ...traefikManifests(),
      ...hosted(certificate),
      ...receiverManifests(outside, { ...receiver, rules }),
      ...outsideHost(outside, taking),
    ],
    prepare: (node) => {
      resolveOutside(node, hosts);
    },
    given: {
      [`${monitoring}/kairo-cms-metrics/token`]: token,
      [`${monitoring}/grafana-cloud/token`]: receiver.password,
    },
    prometheus: { namespace: outside, service: 'receiver', port: receiver.port, user: `${user}:${receiver.password}` },
    withoutData: {},
  };
}
