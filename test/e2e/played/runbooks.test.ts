import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { dashboardsOf } from '../../../stack/runbooks';
import { programFile } from '../../../tools/build';
import { commandsOf } from '../code-blocks';
import { startAlertmanager } from '../servers/alertmanager';
import type { Server } from '../servers/server';
import { Workplace } from '../workplace';
import { monitoringStacks as stacks, targetOf } from '../../targeted';

const place = new Workplace();
let server: Server;
beforeAll(async () => {
  server = await startAlertmanager(place.folder, { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] });
  place.running.push(server);
});
afterAll(() => place.stop());

interface Silence {
  readonly id: string;
  readonly createdBy: string;
  readonly comment: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly matchers: readonly { readonly name: string; readonly value: string; readonly isEqual: boolean }[];
}

const commands = stacks.flatMap((stack) => {
  const namespace = targetOf(stack).namespaces.namespace;
  const start = `kubectl exec -n ${namespace} statefulset/alertmanager -- amtool --alertmanager.url=http://localhost:9093 `;
  return [...dashboardsOf(stack, targetOf(stack).commands).runbookFiles].flatMap(([alert, page]) =>
    commandsOf(page).map((command) => [`${stack.name}, ${alert}`, alert, start, command] as const),
  );
});

test('every page except that of the Watchdog has a command', () => {
  const alerts = stacks.flatMap(({ rules }) =>
    rules.flatMap((group) => group.rules.filter((one) => one.kind === 'alert')),
  );
  expect(commands).toHaveLength(alerts.length - stacks.length);
});

test.each(commands)('the command on the page of %s silences it', async (_, alert, start, command) => {
  expect(command.slice(0, start.length)).toBe(start);
  // Replaces the placeholder.
  const args = command.slice(start.length).replaceAll('‹', '').replaceAll('›', '').replaceAll("'", '').split(' ');
  const { stdout } = await promisify(execFile)(programFile('amtool'), [`--alertmanager.url=${server.url}`, ...args]);
  const silence = (await (await fetch(`${server.url}/api/v2/silence/${stdout.trim()}`)).json()) as Silence;
  expect(silence).toMatchObject({ createdBy: 'qui', comment: 'pourquoi' });
  expect((Date.parse(silence.endsAt) - Date.parse(silence.startsAt)) / 3_600_000).toBeCloseTo(2, 1);
  const [first, ...others] = [...silence.matchers].sort((one, other) => (one.name < other.name ? -1 : 1));
  expect(first).toMatchObject({ name: 'alertname', value: alert, isEqual: true });
  for (const { name, value } of others) expect(value).toBe(name);
});
