import { kairoCms, kairoCmsCloud, kairoCmsCloudTarget } from '../../../../infra/stacks/kairo-cms/stack';
import { images } from '../../../../servers/images';
import { rulesOf } from '../../../../stack/rules';
import type { AgentStackProps } from '../../../../stack/stack';
import { kubernetes } from '../../../../targets/kubernetes';
import type { NodeStack } from '../../cluster/node-stack';
import { imagesTrusting, outsideHost } from '../../cluster/outside';
import { publicSites } from '../../cluster/public-sites';
import { applicationImages, imagesNamed, serverImages } from '../../cluster/stack-images';
import type { AppliedObject } from '../../manifests/manifest';
import { namespaceOf, playedApplication, traefikController, traefikManifests } from '../../played/applications';
import { notifications } from '../../played/secrets';
import { playedKairoCms } from '../../played/kairo-cms';
import { receiverManifests } from '../../servers/receiver';
import { askGrafana, withoutDataOnServer } from '../systems/node';

/** Host of the site in the stack. */
const host = 'kairo-cms.example';
/** Namespace of simulated external hosts. */
const outside = 'outside';
/** Token for the metrics of the application. */
const token = 'of the application';

/** Simulated application on its external host. */
function hosted(): readonly AppliedObject[] {
  const [service, port] = ['kairo-cms', 3000] as const;
  const env = [{ name: 'METRICS_AUTH_TOKEN', value: token }];
  return [
    namespaceOf(outside),
    ...playedApplication(outside, service, { played: playedKairoCms, port, env }),
    ...outsideHost(outside, { host, service, port }),
  ];
}

/**
 * Kairo CMS with a simulated external site.
 *
 * @param folder folder of the site's certificate
 */
export function kairoCmsOnNode(folder: string): NodeStack {
  const { certificate, prepare, ...sites } = publicSites(kairoCms, folder);
  const monitoring = 'monitoring-kairo-cms';
  const asking = [...sites.images, ...imagesTrusting(certificate, images.prometheus)];
  return {
    stack: kairoCms,
    images: [...serverImages.filter(({ name }) => name !== images.prometheus), ...asking],
    around: [...traefikManifests(), ...sites.around, ...hosted()],
    prepare,
    given: {
      [`${monitoring}/kairo-cms-metrics/token`]: token,
      ...notifications(monitoring, `kairo-cms.${outside}.svc`),
    },
    prometheus: { namespace: monitoring, service: 'prometheus', port: 9090 },
    use: (client) => {
      askGrafana(client, kairoCms.grafana.host);
    },
    withoutData: withoutDataOnServer,
  };
}

/**
 * Kairo CMS with an agent, and a simulated Grafana Cloud: a Prometheus that receives samples with a
 * token, and evaluates the rules.
 *
 * @param folder folder of the certificate of external hosts
 */
export function kairoCmsCloudOnNode(folder: string): NodeStack<AgentStackProps> {
  const [{ url, authorization }] = kairoCmsCloud.prometheus.remoteWrites;
  const cloud = new URL(url).hostname;
  const { user } = authorization as { readonly user: string };
  const receiver = { user, password: 'of Grafana Cloud', port: 9091 };
  const { certificate, prepare, ...sites } = publicSites(kairoCmsCloud, folder, [cloud]);
  const monitoring = 'monitoring-kairo-cms-cloud';
  const rules = rulesOf(kairoCmsCloud);
  const taking = { host: cloud, service: 'receiver', port: receiver.port, path: '/api/v1/write' };
  return {
    stack: kairoCmsCloud,
    // The hosts outside are simulated behind the Traefik of this cluster.
    target: kubernetes({ ...kairoCmsCloudTarget.options, network: { ingressController: traefikController } }),
    images: [
      ...sites.images,
      ...imagesTrusting(certificate, images.prometheus),
      ...imagesNamed(applicationImages.traefik, applicationImages.played),
    ],
    around: [
      ...traefikManifests(),
      ...sites.around,
      ...hosted(),
      ...receiverManifests(outside, { ...receiver, rules }),
      ...outsideHost(outside, taking),
    ],
    prepare,
    given: {
      [`${monitoring}/kairo-cms-metrics/token`]: token,
      [`${monitoring}/grafana-cloud/token`]: receiver.password,
    },
    prometheus: { namespace: outside, service: 'receiver', port: receiver.port, user: `${user}:${receiver.password}` },
    withoutData: {},
  };
}
