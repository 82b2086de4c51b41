import type { Language } from '../../alerts';
import { capitalized } from '../../core/text';

/** Presets of a new project. */
export const presetNames = ['k3s', 'agent'] as const;

/** Names and choices of a new project. */
export interface Project {
  /** Name of the application and its stack: lowercase letters, digits and `-`. */
  readonly name: string;
  /** Name of the exported catalogue. */
  readonly identifier: string;
  readonly preset: (typeof presetNames)[number];
  readonly language: Language;
  /** Whether its files are ECMAScript modules, which import files by their compiled names. */
  readonly isModule: boolean;
}

/** Scripts of a project. */
export const scripts = {
  synth: 'vigie synth',
  test: 'vigie test && tsx --test stack.test.ts',
  'test:update': 'tsx stack.test.ts --update',
} as const;

/** Returns the texts of the files of a project by their paths, without its catalogue and `package.json`. */
export function projectFiles(project: Project): ReadonlyMap<string, string> {
  const files = [
    ['tsconfig.json', tsconfig],
    ['cdk8s.yaml', 'language: typescript\napp: npx vigie synth\noutput: .synth\n'],
    ['.gitignore', 'node_modules/\n.synth/\ndist/\n'],
    ['vigie.config.ts', config],
    ['stack.ts', project.preset === 'k3s' ? serverStack(project) : agentStack(project)],
    ['routes.txt', routes],
    ['stack.test.ts', test],
    ['.github/workflows/vigie.yml', githubWorkflow],
    ['.gitlab-ci.yml', gitlabPipeline],
    ['README.md', readme(project)],
  ] as const;
  const imports = (text: string) => (project.isModule ? text.replaceAll(/from '(\.\/[^']+)'/g, "from '$1.js'") : text);
  return new Map(files.map(([path, text]) => [path, path.endsWith('.ts') ? imports(text) : text]));
}

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "moduleResolution": "node16",
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "skipLibCheck": true,
    "types": ["node"],
    "noEmit": true
  },
  "include": ["*.ts"]
}
`;

const config = `import { defineConfig } from 'vigie';
import { stack, target } from './stack';

export default defineConfig([{ stack, targets: [target], test: { routes: 'routes.txt' } }]);
`;

const routes = `# Who is notified of an alert: conditions -> receivers. \`npx vigie test\` checks each line.
critical -> phone
at night, critical -> phone
in working hours, warning -> chat
outside working hours, warning -> nobody
Watchdog -> watchdog
`;

function application({ name, identifier }: Project): string {
  return `(of) => [
    // Its pods have the label app=${name} in the namespace ${name}, and expose /metrics on port 8080.
    application.fromCatalogue({ ...of, job: '${name}', catalogue: ${identifier}, namespace: '${name}', port: 8080 }),
  ]`;
}

const secretUrl = `/** URL in the Secret \`notifications\`, which \`npx vigie secrets\` sets. */
const url = (key: string) => SecretValue.fromExisting('notifications', key);
`;

function serverStack(project: Project): string {
  const { name, identifier, language } = project;
  return `import { SecretValue, Size } from 'vigie';
import { application, presets } from 'vigie/library';
import { k3s } from 'vigie/targets';
import { ${identifier} } from './catalogue';

/** k3s server with its Traefik. The stack runs in the namespace \`monitoring\`. */
export const target = k3s();

${secretUrl}
/** ${capitalized(project.name)}, the server that it runs on, and what watches both. */
export const stack = presets.k3sServer(
  {
    name: '${name}',
    environment: 'production',
    language: '${language}',
    commands: target.commands,
    folder: '${capitalized(project.name)}',
    // The hosts are grafana., prometheus. and alertmanager. of this domain.
    domain: '${name}.example',
    retention: { time: '15d', size: Size.gibibytes(4) },
    volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
    backups: 7,
    notifications: {
      receivers: [
        { name: 'phone', integrations: [{ kind: 'discord', url: url('discord') }] },
        { name: 'chat', integrations: [{ kind: 'slack', url: url('slack') }] },
        { name: 'nobody', silentReason: 'info alerts are looked at in Grafana' },
        // A service that notifies you when the calls of the Watchdog stop.
        { name: 'watchdog', integrations: [{ kind: 'webhook', url: url('watchdog'), sendsResolved: false }] },
      ],
      criticalReceiver: 'phone',
      // In working hours.
      warningReceiver: 'chat',
      infoReceiver: 'nobody',
      watchdogReceiver: 'watchdog',
    },
  },
  ${application(project)},
);
`;
}

function agentStack(project: Project): string {
  const { name, identifier, language } = project;
  return `import { SecretValue, Size } from 'vigie';
import { application, presets } from 'vigie/library';
import { kubernetes } from 'vigie/targets';
import { ${identifier} } from './catalogue';

/** Any cluster. The agent runs in the namespace \`monitoring\`. */
export const target = kubernetes();

${secretUrl}
/** ${capitalized(project.name)} in Grafana Cloud: an agent scrapes it and sends the samples. */
export const stack = presets.agent(
  {
    name: '${name}',
    environment: 'production',
    language: '${language}',
    commands: target.commands,
    folder: '${capitalized(project.name)}',
    // Grafana Cloud shows these addresses and the user under Connections, Prometheus.
    url: 'https://${name}.grafana.example',
    metrics: { url: 'https://prometheus.grafana.example/api/prom/push', user: '1234567' },
    retention: '390d',
    volume: { size: Size.gibibytes(1) },
    notifications: {
      receivers: [
        { name: 'phone', integrations: [{ kind: 'discord', url: url('discord') }] },
        { name: 'chat', integrations: [{ kind: 'slack', url: url('slack') }] },
        // A service that notifies you when the calls of the Watchdog stop.
        { name: 'watchdog', integrations: [{ kind: 'webhook', url: url('watchdog'), sendsResolved: false }] },
      ],
      criticalReceiver: 'phone',
      // In working hours.
      warningReceiver: 'chat',
      infoReceiver: 'chat',
      watchdogReceiver: 'watchdog',
    },
  },
  ${application(project)},
);
`;
}

const test = `import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { validate } from 'vigie/targets';
import { compareSnapshots } from 'vigie/testing';
import { stack, target } from './stack';

test('the stack is valid', () => {
  assert.deepEqual(validate([{ stack, target }]), []);
});

// Review the difference, then accept it with: npm run test:update
test('the files are those of the last review', () => {
  const update = process.argv.includes('--update') || !existsSync('snapshots');
  assert.deepEqual(compareSnapshots('snapshots', target.render(stack), update), []);
});
`;

const githubWorkflow = `name: vigie
on:
  pull_request:
  push:
    branches: [main]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: npx vigie synth
      - run: npm test
`;

const gitlabPipeline = `check:
  image: node:24
  script:
    - npm ci
    - npx vigie synth
    - npm test
`;

function readme(project: Project): string {
  const { name } = project;
  return `# Monitoring of ${capitalized(project.name)}

\`\`\`sh
npm install
npx vigie synth   # writes the manifests to dist/
npm test          # its alerts fire, stay silent and resolve; its files are those of the last review
\`\`\`

| file | content |
|---|---|
| \`catalogue.ts\` | the metrics of the application, with types and units |
| \`stack.ts\` | what is watched, where it runs, and who is notified |
| \`vigie.config.ts\` | the stacks that \`vigie\` synthesizes |
| \`routes.txt\` | who is notified of which alert, as \`npx vigie test\` expects it |
| \`stack.test.ts\`, \`snapshots/\` | tests, and the files of the last review |

Make it yours:

1. Replace the catalogue: \`rm catalogue.ts && npx vigie import http://localhost:8080/metrics --name ${name} --output catalogue.ts\`
2. Correct what only you know in \`stack.ts\`: addresses, namespace and port of the application, receivers.
3. \`npx vigie alerts ${name}\` lists every alert with its receivers.
4. \`npx vigie synth\` prints how to deploy; \`npx vigie secrets ${name}\` lists the Secrets that must exist.
5. \`npx vigie check ${name} http://localhost:8080/metrics\` compares the application with its catalogue.
`;
}
