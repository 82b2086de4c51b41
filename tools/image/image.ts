import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract, pack, type Pack } from 'tar-stream';
import { directory, text, type Entry } from './entries';
import { add, layerOf } from './layer';
import { fullName } from './name';

/** Image with one layer. */
export interface ImageProps {
  /** Name and tag in manifests, such as `docker.io/prom/prometheus:v3.16.0`. */
  readonly name: string;
  /** Version of the content. It can differ from the tag. */
  readonly version: string;
  /** Content, in addition to users, groups and `/tmp`. */
  readonly entries: readonly Entry[];
  readonly entrypoint: readonly string[];
  /**
   * Arguments that a pod can replace.
   *
   * @default - none
   */
  readonly args?: readonly string[];
  /**
   * Numeric user and group of the process.
   *
   * @default 65534, nobody
   */
  readonly user?: number;
  /**
   * Environment variables in addition to `PATH`.
   *
   * @default - none
   */
  readonly env?: Readonly<Record<string, string>>;
  /** @default / */
  readonly workingDirectory?: string;
}

/** Identity of an image in its archive. */
export interface ImageIdentity {
  /** Full name, as container runtimes use it. */
  readonly name: string;
  /** Version of the content. */
  readonly version: string;
}

const versionLabel = 'org.opencontainers.image.version';
const nameAnnotation = 'io.containerd.image.name';

/**
 * Writes an image as an archive in the OCI image layout, for `ctr images import` and `cluster
 * load`. The same entries produce the same bytes.
 *
 * @throws Error when the name has no tag or has a digest, or a file does not exist
 */
export async function writeImage(file: string, props: ImageProps): Promise<void> {
  const name = fullName(props.name);
  const folder = mkdtempSync(join(dirname(file), 'image-'));
  try {
    const layer = await writeLayer(join(folder, 'layer.tar'), [...common, ...props.entries]);
    const config = blob('application/vnd.oci.image.config.v1+json', configOf(props, layer.digest));
    const manifest = blob('application/vnd.oci.image.manifest.v1+json', {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: config.descriptor,
      layers: [layer],
      annotations: { [versionLabel]: props.version },
    });
    const annotations = { [nameAnnotation]: name, [versionLabel]: props.version };
    const index = { schemaVersion: 2, manifests: [{ ...manifest.descriptor, annotations }] };
    const archive = pack();
    const written = save(archive, file);
    // The index comes first, so that a reader of the identity need not read the whole archive.
    await add(archive, { name: 'index.json' }, Buffer.from(JSON.stringify(index)));
    await add(archive, { name: 'oci-layout' }, Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
    await add(archive, { name: pathOf(config.descriptor) }, config.content);
    await add(archive, { name: pathOf(manifest.descriptor) }, manifest.content);
    await add(archive, { name: pathOf(layer) }, { file: join(folder, 'layer.tar') });
    archive.finalize();
    await written;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes images to a folder and returns their archives. */
export async function writeImages(folder: string, images: readonly ImageProps[]): Promise<string[]> {
  const archives: string[] = [];
  for (const [index, image] of images.entries()) {
    const archive = join(folder, `image-${index}.tar`);
    await writeImage(archive, image);
    archives.push(archive);
  }
  return archives;
}

/**
 * Reads the identity of an archive written by `writeImage`.
 *
 * @throws Error when the file is not such an archive
 */
export async function identityOf(file: string): Promise<ImageIdentity> {
  const archive = extract();
  createReadStream(file).pipe(archive);
  for await (const entry of archive) {
    if (entry.header.name !== 'index.json') break;
    const { manifests } = (await json(entry)) as { manifests: [{ annotations: Record<string, string> }] };
    const { [nameAnnotation]: name, [versionLabel]: version } = manifests[0].annotations;
    if (name !== undefined && version !== undefined) return { name, version };
  }
  throw new Error(
    `${file} was not written by writeImage: its first file is not an index with the name and version of an image`,
  );
}

/** Files that every program expects: users, groups and `/tmp`. */
const common: readonly Entry[] = [
  text('/etc/passwd', 'root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n'),
  text('/etc/group', 'root:x:0:\nnogroup:x:65534:\n'),
  text('/etc/nsswitch.conf', 'hosts: files dns\n'),
  directory('/tmp', { mode: 0o1777 }),
];

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

async function writeLayer(file: string, entries: readonly Entry[]): Promise<Descriptor> {
  const hash = createHash('sha256');
  await save(layerOf(entries), file, (chunk) => hash.update(chunk));
  return {
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    digest: `sha256:${hash.digest('hex')}`,
    size: statSync(file).size,
  };
}

async function save(archive: Pack, file: string, look: (chunk: Buffer) => void = () => undefined): Promise<void> {
  const chunks = async function* () {
    for await (const chunk of archive as AsyncIterable<Buffer>) {
      look(chunk);
      yield chunk;
    }
  };
  await pipeline(chunks, createWriteStream(file));
}

function configOf(props: ImageProps, layer: string): object {
  const { entrypoint, args, user = 65534, workingDirectory = '/' } = props;
  const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...props.env };
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: {
      User: `${user}:${user}`,
      Env: Object.entries(env).map(([variable, value]) => `${variable}=${value}`),
      Entrypoint: entrypoint,
      ...(args ? { Cmd: args } : {}),
      WorkingDir: workingDirectory,
      Labels: { [versionLabel]: props.version },
    },
    rootfs: { type: 'layers', diff_ids: [layer] },
  };
}

function blob(mediaType: string, value: object): { readonly content: Buffer; readonly descriptor: Descriptor } {
  const content = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  return { content, descriptor: { mediaType, digest, size: content.length } };
}

function pathOf({ digest }: Descriptor): string {
  return `blobs/${digest.replace(':', '/')}`;
}
