import { join } from 'node:path';
import { programFile, programVersion } from '../go';
import { packageVersion, withLibraries } from '../image/debian';
import { file, link } from '../image/entries';
import { writeImage } from '../image/image';

/** The few tools of Debian that the cluster itself runs in pods: a process that only waits, and a shell that makes a folder. */
export const toolsImage = 'localhost/vigie/tools:1';

/** The images of the cluster's own pods, by the programs of which they are made. */
export const systemImages = {
  coredns: `registry.k8s.io/coredns/coredns:v${programVersion('coredns')}`,
  'local-path-provisioner': `docker.io/rancher/local-path-provisioner:v${programVersion('local-path-provisioner')}`,
} as const;

/** Writes the images of the cluster's own pods into a folder, and gives their files. */
export async function writeSystemImages(folder: string): Promise<string[]> {
  const tools = join(folder, 'tools.tar');
  await writeImage(tools, {
    name: toolsImage,
    version: packageVersion('coreutils'),
    entries: withLibraries([
      ...['sleep', 'mkdir', 'rm', 'dash'].map((tool) => file(`/bin/${tool}`)),
      link('/bin/sh', 'dash'),
    ]),
    entrypoint: ['/bin/sleep', 'infinity'],
    // The folder of a volume is made beside others that belong to root.
    user: 0,
  });
  const files = [tools];
  for (const program of ['coredns', 'local-path-provisioner'] as const) {
    const image = join(folder, `${program}.tar`);
    await writeImage(image, {
      name: systemImages[program],
      version: programVersion(program),
      entries: [file(programFile(program), `/usr/bin/${program}`)],
      entrypoint: [`/usr/bin/${program}`],
      // As upstream has it: the one reads a token, and the other makes folders, that belong to root.
      user: 0,
    });
    files.push(image);
  }
  return files;
}
