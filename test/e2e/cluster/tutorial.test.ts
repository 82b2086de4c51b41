import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../../servers/images';
import { until, untilSo } from '../../../tools/until';
import { blocksOf, textOf } from '../../docs/pages';
import { minimalStack } from '../../stacks';
import { installPackage } from '../commands/packed-package';
import type { ApplicationCluster } from './node-stack';
import { NodeSuite, secondsSince } from './node-suite';
import { startApplications } from './stack-cluster';
import { imagesNamed, nodeImage, serverImages } from './stack-images';

const page = textOf('docs/tutorial.md');
const suite = new NodeSuite<ApplicationCluster>('tutorial', 'as the tutorial says');
const running: ChildProcess[] = [];
/** Folder of the reader, in the only folder that the node can write to. */
let folder = '';
beforeAll(async () => {
  await suite.start(
    startApplications(() => ({
      stack: minimalStack,
      images: [...serverImages, ...imagesNamed(images.blackboxExporter), nodeImage],
      around: [],
      given: {},
      prometheus: { namespace: 'monitoring', service: 'prometheus', port: 9090 },
      withoutData: {},
    })),
  );
  const { folder: place } = suite.node.cluster;
  mkdirSync(join(place, 'installed'));
  installPackage(join(place, 'installed'));
  folder = join(place, 'reader');
  mkdirSync(folder);
  // Where `npx` finds the package before `npm install`.
  symlinkSync('installed/node_modules', join(place, 'node_modules'));
});
afterAll(() => {
  for (const one of running) one.kill();
  return suite.stop();
});

/** Runs a command of the page on the node, and returns its output. */
async function obey(command: string): Promise<string> {
  if (command === 'npm install') {
    symlinkSync('../installed/node_modules', join(folder, 'node_modules'));
    return '';
  }
  if (command.endsWith(' &')) {
    const [program, ...args] = suite.node.cluster.command(['bash', '-c', `cd ${folder}; exec ${command.slice(0, -2)}`]);
    running.push(spawn(program, args, { env: suite.node.cluster.env, stdio: 'ignore' }));
    const port = /\d{4}$/.exec(command.slice(0, -2))?.[0] ?? '8080';
    await untilSo(`${command} answers`, () => inside(`curl --silent localhost:${port}`).status === 0);
    return '';
  }
  if (command.includes('promtool query')) {
    return until('the target is up', () => {
      const { stdout } = inside(command);
      return stdout.includes('=> 1 @') ? stdout : undefined;
    });
  }
  // Generated passwords are printed only to a terminal. Secrets that only the reader has are missing.
  const isSecrets = command.startsWith('npx vigie secrets');
  const { status, stdout, stderr } = inside(`cd ${folder}; ${command}${isSecrets ? ' --show' : ''}`);
  const problem = status === 0 ? '' : stdout + stderr;
  if (status !== (isSecrets ? 1 : 0)) throw new Error(`exit ${String(status)} of ${command}:\n${problem}`);
  return stdout + stderr;
}

function inside(script: string) {
  return suite.node.cluster.exec(['bash', '-c', script]);
}

/** Changes a file as a sentence of the page says. */
function edit(path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, change(before));
  expect(readFileSync(file, 'utf8')).not.toBe(before);
}

/** Follows the page, and returns all that its commands print. */
async function follow(): Promise<string> {
  const printed: string[] = [];
  // Sentences that change a file, and blocks.
  const parts = page.split(/(?<=^```\n)|(?=^In `.*, replace `)/m);
  for (const part of parts) {
    const [, path, from, to] = /^In `([\w.]+)`, replace `(.*)` by `(.*)`\.$/m.exec(part) ?? [];
    if (path !== undefined) edit(path, (text) => text.replace(from!, to!));
    for (const { language, text, lead } of blocksOf(part)) {
      const [, file] = /`([\w.]+)`[^`]*:$/.exec(lead) ?? [];
      if (language === 'text') expect(printed.at(-1)).toContain(text.trim());
      else if (language === 'sh') printed.push(await obeyAll(text));
      else if (file === undefined) expect(text).toContain('// error: ');
      else if (/At the beginning of /.test(lead)) edit(file, (before) => text + before);
      else if (/At the end of /.test(lead)) edit(file, (before) => `${before}\n${text}`);
      else if (/ It wrote /.test(lead)) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
      else writeFileSync(join(folder, file), text);
    }
  }
  return printed.join('\n');
}

async function obeyAll(block: string): Promise<string> {
  let printed = '';
  for (const command of block.trim().split('\n')) printed += await obey(command);
  return printed;
}

suite.test('the tutorial leads from an empty folder to an open Grafana when followed literally', async () => {
  const started = Date.now();
  const printed = await follow();
  suite.note('the whole tutorial', secondsSince(started));
  const written = [...page.matchAll(/dist\/[\w./-]+\w/g)].map(([path]) => path);
  expect(written.filter((path) => !existsSync(join(folder, path)))).toEqual([]);

  const [, password] = /grafana-credentials\/admin-password: (\S+)/.exec(printed)!;
  const login = inside(`curl --silent --fail --data-raw '${password!}' localhost:3000/secrets/admin`);
  expect(login.status).toBe(0);
  const dashboards = JSON.parse(inside('curl --silent localhost:3000/api/dashboards').stdout) as object;
  expect(dashboards).toMatchObject({ shop: 'Shop' });
  await until('the own alert is evaluated', () => {
    const rules = inside(
      'kubectl exec -n monitoring deployment/prometheus -- wget -qO- http://localhost:9090/api/v1/rules',
    ).stdout;
    return rules.includes('"name":"ShopCartsMany"') ? rules : undefined;
  });
});
