import { textOf } from '../../docs/pages';

const page = textOf('docs/explanation/gauzian-guide.md');

/** Commands of the page: its blocks, and the replacements in its tables. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block]) =>
    block!.split(/(?<!\\)\n/).filter(Boolean),
  );
  const ours = text
    .replace(/^```[^]*?^```/gm, '')
    .split('\n')
    // The first column belongs to the guide.
    .map((line) =>
      line.startsWith('|')
        ? line
            .split(/(?<!\\)\|/)
            .slice(2)
            .join('|')
        : line,
    )
    .join('\n');
  const inline = [...ours.matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replaceAll('\\|', '|'));
  return [
    ...new Set([
      ...blocks,
      ...inline.filter((code) => /^(kubectl (?!apply$)|npm run (synth|secrets -- )|htpasswd |mc )/.test(code)),
    ]),
  ];
}

function only(all: readonly string[], start: string): string {
  const found = all.filter((command) => command.startsWith(start));
  if (found.length !== 1) throw new Error(`not one but ${found.length} commands of the page start with ${start}`);
  return found[0]!;
}

const all = commandsOf(page);

/** Commands of docs/explanation/gauzian-guide.md. */
export const guideCommands = {
  all,
  look: only(all, 'kubectl get pods'),
  claims: only(all, 'kubectl get pvc'),
  edit: only(all, 'kubectl edit secret'),
  create: only(all, 'kubectl create secret'),
  restart: only(all, 'kubectl rollout restart'),
  disk: only(all, 'kubectl exec -n monitoring deployment/prometheus -- du'),
  backend: only(all, 'kubectl exec -n monitoring deployment/prometheus -- promtool'),
  apply: only(all, 'kubectl apply --server-side'),
  make: only(all, 'npm run secrets -- gauzian --create'),
  rotate: only(all, 'npm run secrets -- gauzian --rotate'),
  backup: only(all, 'kubectl create job'),
  /** Commands that are not run, with the reason. */
  notRun: {
    'npm run synth': 'the tests synthesize themselves; test/e2e/commands/package.test.ts and .ci/run run it',
    [only(all, 'mc ')]: "MinIO's client is not built here; the test signs the same token",
    [only(all, 'htpasswd')]: 'it asks for a password at a terminal; test/e2e/commands/secrets.test.ts gives one',
  },
} as const;
