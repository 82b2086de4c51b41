import { repeated, type Issue } from '../../core/errors';
import { sharedNameIssues, type OwnedName } from '../../core/names';
import { externalLabelsOf } from '../external-labels';
import { hostsOf } from '../hosts';
import { grafanaAddressOf } from '../rules';
import { isAgentStack, type StackProps } from '../stack';
import { dashboardNames } from './names';

type Name = Omit<OwnedName, 'owner'>;

/**
 * Returns the issues of names that several stacks have: wherever they run, their own names, hosts,
 * content of an external Grafana, and external labels in a storage; in one place, those of their
 * objects.
 *
 * @param stacks stacks with their names in the places where they run
 */
export function sharedIssues(stacks: readonly (readonly [stack: StackProps, placed: readonly Name[]])[]): Issue[] {
  const external = new Set(
    stacks
      .map(([stack]) => stack)
      .filter(isAgentStack)
      .map(grafanaAddressOf),
  );
  return [
    ...repeated(
      stacks.map(([{ name }]) => name),
      {
        problem: 'two stacks have the same name',
        remedy: 'rename one, because its files and the uids of its alerts in Grafana have it',
      },
    ),
    ...sharedNameIssues(
      stacks.map(([stack, placed]) => [
        stack.name,
        [
          ...hostNames(stack),
          ...writtenLabels(stack),
          ...(external.has(grafanaAddressOf(stack)) ? grafanaNames(stack) : []),
          ...placed,
        ],
      ]),
    ),
  ];
}

function hostNames(stack: StackProps): Name[] {
  return [...hostsOf(stack).values()].map((name) => ({
    what: 'host',
    name,
    remedy: 'give each stack its own host',
  }));
}

/** Returns the content of a Grafana that several stacks may configure. */
function grafanaNames(stack: StackProps): Name[] {
  const grafana = `in the Grafana at ${grafanaAddressOf(stack)}`;
  return [
    ...(isAgentStack(stack)
      ? [
          {
            what: `notification policy ${grafana}`,
            name: 'root route',
            effect: 'so each replaces that of the other',
            remedy: 'give each its own Grafana, or watch both systems by one stack',
          },
        ]
      : []),
    ...[stack.grafana.folder, ...(stack.folders ?? []).map(({ title }) => title)].map((name) => ({
      what: `folder ${grafana}`,
      name,
      remedy: 'give each its own folder',
    })),
    ...dashboardNames(stack)
      .filter(({ what }) => what === 'uid')
      .map(({ name, compared }) => ({
        what: `dashboard ${grafana}`,
        name,
        ...(compared === undefined ? {} : { compared }),
        effect: 'so each replaces that of the other',
        remedy: 'give each its own uid; runbook pages have the names of alerts',
      })),
  ];
}

/** Returns the external labels of a stack in each storage that it writes to. */
function writtenLabels(stack: StackProps): Name[] {
  const labels = Object.entries(externalLabelsOf(stack)).map(([label, value]) => `${label}=${value}`);
  return (stack.prometheus.remoteWrites ?? []).map(({ url }) => ({
    what: `external labels in ${url}`,
    name: labels.sort().join(', '),
    effect: 'so their samples mix',
    remedy: 'give each its own value of a label, such as cluster',
  }));
}
