import * as pulumi from '@pulumi/pulumi';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { pulumiOutput } from '../../core/output-token';
import { SecretValue } from '../../core/secret-value';
import { Dashboard, row, textPanel } from '../../dashboards';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../stack/stack';
import { kubernetes } from '../../targets/kubernetes';
import { StackChart } from '../../targets/kubernetes/chart';
import { shop } from '../shop';
import { fullStack, minimalStack, otherStack } from '../stacks';
import { targetOf } from '../targeted';
import { deployed, givenSecrets, objectsOf, the, withExporterImage } from './deployed';
import type { Recording } from './recording';

/** Stack with outputs of another resource in every possible place. */
function stackWith(text: (known: string) => string): MonitoringStackProps {
  return {
    ...fullStack,
    jobs: [
      ...fullStack.jobs.slice(0, 2),
      staticJob({ job: 'mail', catalogue: { ...shop, targetLabels: [] }, targets: [`${text('mail.example')}:25`] }),
    ],
    prometheus: {
      ...fullStack.prometheus,
      externalLabels: { cluster: text('eu: #1 "west"') },
      remoteWrites: [{ name: 'mimir', url: `https://${text('mimir.example')}/api/v1/push` }],
    },
    grafana: { ...fullStack.grafana, host: text('grafana.full.example'), folder: text('Shop & Co: #1') },
    dashboards: [
      ...fullStack.dashboards,
      new Dashboard({
        uid: 'notes',
        title: 'Notes',
        description: 'Notes.',
        rows: {
          all: row('All', {
            note: textPanel({ title: 'Note', description: 'A note.', content: `Ask ${text('"Jane"\n\\o/')}.` }),
          }),
        },
      }),
    ],
    runbooks: `https://${text('wiki.example')}/runbooks`,
    patches: withExporterImage(fullStack, text('mirror.example/exporter:2')).patches!,
  };
}

const knownStack = stackWith((text) => text);

describe('an output of another resource', () => {
  test('is inserted like a known value: in objects, YAML, JSON and patches', async () => {
    const [known, late] = [
      await deployed(knownStack),
      await deployed(stackWith((text) => pulumiOutput(pulumi.output(text)))),
    ];
    const contents = (recording: Recording) =>
      new Map(objectsOf(recording).map(({ type, name, inputs }) => [`${type} ${name}`, read(inputs)]));
    const [expected, found] = [contents(known), contents(late)];
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [title, content] of found) {
      // Policies allow any address where a host is unknown, and checksums differ.
      if (/NetworkPolicy|Deployment shop\/watch\/grafana/.test(title)) continue;
      expect(content).toEqual(expected.get(title));
    }
    expect(JSON.stringify(late.resources)).not.toContain('pulumi-output-');
  });

  /** Returns the inputs of a resource, with parsed files instead of texts. */
  function read({ data, ...rest }: Readonly<Record<string, unknown>>): unknown {
    const files = Object.entries((data ?? {}) as Record<string, string>).map(([name, text]) => [
      name,
      /\.(ya?ml|json)$/.test(name) ? (parse(text) as unknown) : text,
    ]);
    return { ...rest, data: Object.fromEntries(files) as unknown };
  }

  test('leaves the rest of a file as it was, byte for byte', async () => {
    // A value like the text that stands for it needs no other quotes.
    const same = (text: string) => (text.endsWith('.example') ? pulumiOutput(pulumi.output(text)) : text);
    const late = await deployed(stackWith(same));
    const expected = await deployed(knownStack);
    const files = (recording: Recording) =>
      objectsOf(recording)
        .filter(({ type }) => type.endsWith(':ConfigMap'))
        .map(({ name, inputs }) => [name, inputs.data]);
    expect(Object.fromEntries(files(late))).toEqual(Object.fromEntries(files(expected)));
  });

  test('recreates the pod of Grafana when it is in files that Grafana reads only at its start', async () => {
    const checksum = async (folder: string) => {
      const recording = await deployed({
        ...minimalStack,
        grafana: { ...minimalStack.grafana, folder: pulumiOutput(pulumi.output(folder)) },
      });
      const { spec } = the(recording, 'Deployment', 'monitoring/grafana').inputs as {
        spec: { template: { metadata: { annotations: Record<string, string> } } };
      };
      return spec.template.metadata.annotations['checksum/configuration'];
    };
    const [one, same, other] = [await checksum('A'), await checksum('A'), await checksum('B')];
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect([same === one, other === one]).toEqual([true, false]);
  });

  test('is unknown in a preview, and hides nothing else', async () => {
    class Database extends pulumi.CustomResource {
      declare readonly host: pulumi.Output<string>;
    }
    const stack = () =>
      stackWith((text) =>
        text === 'mimir.example'
          ? pulumiOutput(new Database('db:index:Database', 'db', { host: undefined }).host)
          : text,
      );
    const recording = await deployed(fullStack, () => ({ stack: stack() }), {
      isPreview: true,
      state: ({ type, inputs }) => (type.startsWith('db') ? {} : (inputs as object as Record<string, unknown>)),
    });
    const { inputs } = the(recording, 'ConfigMap', 'watch/prometheus-config');
    expect(inputs.metadata).toMatchObject({ name: 'prometheus-config' });
    expect(Object.values(inputs.data as object)).toEqual([pulumi.runtime.unknownValue]);
  });

  test('that is secret is rejected in public places', async () => {
    const stack = {
      ...minimalStack,
      prometheus: { ...minimalStack.prometheus, externalLabels: { a: pulumiOutput(pulumi.secret('t0ken')) } },
    };
    const failure = deployed(stack);
    await expect(failure).rejects.toThrow(
      /ConfigMap prometheus-config, prometheus.yml would show a value that is marked secret; allowed: .*SecretValue.fromOutput/,
    );
    await expect(failure).rejects.not.toThrow('t0ken');
  });

  test.each([
    [pulumi.output(''), /needs the text of an output; given: ""/],
    [pulumi.output(5) as unknown as pulumi.Output<string>, /needs the text of an output; given: 5/],
  ])('that is no text is refused', async (output, message) => {
    const stack = { ...minimalStack, grafana: { ...minimalStack.grafana, folder: pulumiOutput(output) } };
    await expect(deployed(stack)).rejects.toThrow(message);
  });

  test('is refused within quotes and scripts when it would mean something else there', async () => {
    const endpoint = pulumiOutput(pulumi.output('s3.example/;reboot'));
    const target = {
      s3: {
        endpoint: `https://${endpoint}`,
        bucket: 'backups',
        prefix: 'p',
        rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
      },
    };
    const stack = { ...minimalStack, grafana: { ...minimalStack.grafana, backup: { target } } };
    await expect(deployed(stack)).rejects.toThrow(
      /within quotes or a script.*given: "s3.example\/;reboot"; allowed: letters, digits/,
    );
    const quoted = {
      ...fullStack,
      grafana: { ...fullStack.grafana, host: pulumiOutput(pulumi.output('a`) || Host(`b')) },
    };
    await expect(deployed(quoted)).rejects.toThrow(/within quotes or a script/);
  });

  test('cannot be the name of an object', async () => {
    const namespace = pulumiOutput(pulumi.output('apps')).replaceAll('.', '-');
    expect(namespace).toMatch(/^pulumi-output-\d+-invalid$/);
    const target = kubernetes({ namespace: pulumiOutput(pulumi.output('apps')) });
    await expect(deployed(minimalStack, { target })).rejects.toThrow(/is "pulumi-output-\d+\.invalid"/);
  });

  test('must be an output', () => {
    const none = 'db.example' as unknown as pulumi.Output<string>;
    expect(() => pulumiOutput(none)).toThrow(
      'this is no output of Pulumi; given: "string"; allowed: a pulumi.Output<string>; remedy: use a known value',
    );
    expect(() => SecretValue.fromOutput('mimir', 'password', none)).toThrow(
      'the value of mimir/password is no output of Pulumi; given: "string"; allowed: a pulumi.Output<string>',
    );
    const output = pulumi.output('a');
    expect(pulumiOutput(output)).toBe(pulumiOutput(output));
  });
});

describe('without Pulumi', () => {
  const synthesis = (stack: MonitoringStackProps) => () => {
    const app = new App();
    new StackChart(app, stack.name, { stack, ...targetOf(stack).options });
    app.synthYaml();
  };

  test('a stack with outputs is one clear error', () => {
    const stack = {
      ...otherStack,
      prometheus: {
        ...otherStack.prometheus,
        externalLabels: { cluster: pulumiOutput(pulumi.output('eu')) },
        remoteWrites: [
          {
            name: 'mimir',
            url: 'https://mimir.example/api/v1/push',
            authorization: { bearerToken: SecretValue.fromOutput('mimir', 'token', pulumi.output('t')) },
          },
        ],
      },
    };
    expect(synthesis(stack)).toThrow(
      '[other] only Pulumi knows the values in the secret look-out/mimir/token, other/prometheus/prometheus-config/config-map; remedy: deploy the stack with pulumi up, or use known values',
    );
  });

  test('a patch with an output is an error', () => {
    const [patch] = fullStack.patches;
    const exporter = { ...patch!.exporters[0], env: { DATA_SOURCE_URI: pulumiOutput(pulumi.output('db')) } };
    const stack = { ...fullStack, patches: [{ ...patch!, exporters: [exporter] as const }] };
    expect(synthesis(stack)).toThrow('only Pulumi knows the values in the patch of postgres; remedy');
  });

  test('an output converted to a text is an error, with and without Pulumi', async () => {
    const folder = `The ${pulumi.output('Shop') as unknown as string}`;
    const stack = { ...minimalStack, grafana: { ...minimalStack.grafana, folder } };
    const message =
      /minimal\/grafana\/grafana-provisioning\/config-map contains an output of Pulumi that was converted to a string; remedy: use pulumiOutput\(output\)/;
    expect(synthesis(stack)).toThrow(message);
    await expect(deployed(stack, { secrets: givenSecrets(minimalStack) })).rejects.toThrow(message);
  });
});
