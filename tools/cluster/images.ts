import { programFile, programVersion } from '../go';
import { packageVersion, withLibraries } from '../image/debian';
import { file, link } from '../image/entries';
import type { ImageProps } from '../image/image';

/** Image with a few Debian tools for system pods: `sleep`, and a shell that creates folders. */
export const toolsImage = 'localhost/vigie/tools:1';

/** Images of the system pods by program. */
export const systemImages = {
  coredns: `registry.k8s.io/coredns/coredns:v${programVersion('coredns')}`,
  'local-path-provisioner': `docker.io/rancher/local-path-provisioner:v${programVersion('local-path-provisioner')}`,
} as const;

/** Images of the system pods with their contents. */
export function systemImageProps(): ImageProps[] {
  const tools: ImageProps = {
    name: toolsImage,
    version: packageVersion('coreutils'),
    entries: withLibraries([
      ...['sleep', 'mkdir', 'rm', 'dash'].map((tool) => file(`/bin/${tool}`)),
      link('/bin/sh', 'dash'),
    ]),
    entrypoint: ['/bin/sleep', 'infinity'],
    // Root owns the folders of volumes.
    user: 0,
  };
  const programs = (['coredns', 'local-path-provisioner'] as const).map((program) => ({
    name: systemImages[program],
    version: programVersion(program),
    entries: [file(programFile(program), `/usr/bin/${program}`)],
    entrypoint: [`/usr/bin/${program}`],
    // As in the upstream images: CoreDNS reads a token and the provisioner creates folders, both
    // owned by root.
    user: 0,
  }));
  return [tools, ...programs];
}
