import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolFile } from '../go';
import { systemImages, toolsImage } from './images';
import { network } from './network';

/** Deployments of the system by namespace and name. */
export const systemDeployments = [
  { namespace: 'kube-system', name: 'coredns' },
  { namespace: 'local-path-storage', name: 'local-path-provisioner' },
] as const;

/** Manifests of the system: DNS and volumes of the default storage class. */
export function systemManifests(folder: string): string {
  return [dns(), storage(folder)].join('\n---\n');
}

/** Manifests of CoreDNS from the Kubernetes addon. */
function dns(): string {
  return edit(readFileSync(toolFile('coredns.yaml'), 'utf8'), [
    [/__DNS__DOMAIN__/, 'cluster.local'],
    [/__DNS__SERVER__/, network.dns],
    [/__DNS__MEMORY__LIMIT__/, '170Mi'],
    // The default period of 10 s would be most of the start time of a cluster.
    [/port: 8181\n( +)scheme: HTTP/, '$&\n          periodSeconds: 1'],
    [/registry\.k8s\.io\/coredns\/coredns:\S+/, systemImages.coredns],
  ]);
}

/** Manifests of local-path-provisioner, with its storage class as default, as in k3s. */
function storage(folder: string): string {
  return edit(readFileSync(toolFile('local-path-storage.yaml'), 'utf8'), [
    [/image: busybox$/m, `image: ${toolsImage}`],
    [/\/opt\/local-path-provisioner/, join(folder, 'volumes')],
    [/^ {2}name: local-path$/m, '$&\n  annotations:\n    storageclass.kubernetes.io/is-default-class: "true"'],
  ]);
}

function edit(manifest: string, edits: readonly (readonly [RegExp, string])[]): string {
  return edits.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`a manifest of the cluster no longer contains ${String(pattern)}`);
    return text.replace(pattern, replacement);
  }, manifest);
}
