import { readFileSync } from 'node:fs';
import { isService } from '../../../core/host';
import { images } from '../../../servers/images';
import type { StackProps } from '../../../stack/stack';
import type { AppliedObject } from '../manifests/manifest';
import { probedUrls } from '../played/sites';
import { makeCertificate } from '../servers/certificate';
import type { NodeStack } from './node-stack';
import { imagesTrusting, resolveOutside } from './outside';

/** Hosts that a stack probes, behind the Traefik of a node. */
export interface PublicSites extends Required<Pick<NodeStack, 'images' | 'around' | 'prepare'>> {
  readonly certificate: string;
}

/**
 * Makes the hosts that a stack probes lead to Traefik, which shows a certificate that
 * blackbox_exporter trusts where it has none of its own.
 *
 * @param folder folder of the certificate
 * @param others further hosts of the certificate
 */
export function publicSites({ jobs }: StackProps, folder: string, others: readonly string[] = []): PublicSites {
  // Services of the cluster have their own addresses.
  const probed = probedUrls(jobs).map((url) => new URL(url).hostname);
  const hosts = [...new Set([...probed.filter((host) => !isService(host)), ...others])];
  const certificate = makeCertificate(folder, { name: 'outside', hosts, days: 90 });
  const [namespace, secretName] = ['kube-system', 'sites-tls'];
  const stringData = {
    'tls.crt': readFileSync(`${certificate}.crt`, 'utf8'),
    'tls.key': readFileSync(`${certificate}.key`, 'utf8'),
  };
  const around: AppliedObject[] = [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: { name: secretName, namespace },
      stringData,
    },
    {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'TLSStore',
      metadata: { name: 'default', namespace },
      spec: { defaultCertificate: { secretName } },
    },
  ];
  return {
    certificate,
    images: imagesTrusting(certificate, images.blackboxExporter),
    around,
    prepare: (node) => {
      resolveOutside(node, hosts);
    },
  };
}
