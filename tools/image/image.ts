import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract, pack, type Pack } from 'tar-stream';
import { directory, text, type Entry } from './entries';
import { add, layerOf } from './layer';
import { fullName } from './name';

/** An image of one layer. */
export interface ImageProps {
  /** The name and tag that a manifest asks for, such as `docker.io/prom/prometheus:v3.15.0`. */
  readonly name: string;
  /** The version of what is really inside, which need not be that of the tag. */
  readonly version: string;
  /** What it holds, beside users, groups and `/tmp`. */
  readonly entries: readonly Entry[];
  readonly entrypoint: readonly string[];
  /**
   * The arguments that a pod may replace.
   *
   * @default - none
   */
  readonly args?: readonly string[];
  /**
   * The user it runs as, and its group.
   *
   * @default 65534, nobody
   */
  readonly user?: number;
  /**
   * Environment variables, beside `PATH`.
   *
   * @default - none
   */
  readonly env?: Readonly<Record<string, string>>;
  /** @default / */
  readonly workingDirectory?: string;
}

/** What an image says of itself. */
export interface ImageIdentity {
  /** The full name, under which a container runtime takes it. */
  readonly name: string;
  /** The version of what is really inside. */
  readonly version: string;
}

const versionLabel = 'org.opencontainers.image.version';
const nameAnnotation = 'io.containerd.image.name';

/**
 * Writes an image as an archive of the OCI image layout, which `ctr images import` and `cluster load` take. The same entries
 * give the same bytes.
 *
 * @throws Error when the name has no tag or a digest, or a file is not there
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
    // The index comes first, so that whoever asks what this is need not read it all.
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

/**
 * What an archive that `writeImage` wrote says of itself.
 *
 * @throws Error when it is no such archive
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
  throw new Error(`${file} is not an image that was made here: its first file is no index that names one`);
}

/** What every program expects to find: names for users, and a place for what is temporary. */
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
