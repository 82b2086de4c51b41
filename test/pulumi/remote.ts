import * as pulumi from '@pulumi/pulumi';
import { Provider } from '@pulumiverse/grafana/provider';
import { RemoteGrafana, type RemoteGrafanaArgs } from '../../pulumi';
import { fullStack } from '../stacks';
import { record, type Recording, type Registration, type Surroundings } from './recording';

/** Address of the Grafana of these tests. */
export const url = 'https://shop.grafana.example';

/** Registers the dashboards and rules of a stack in Grafana. */
export function deployed(
  args: Partial<RemoteGrafanaArgs> | (() => Partial<RemoteGrafanaArgs>) = {},
  surroundings: Surroundings = {},
): Promise<Recording> {
  return record(() => {
    const provider = new Provider('cloud', { url, auth: pulumi.secret('t0ken') });
    const given = typeof args === 'function' ? args() : args;
    const all = { stack: fullStack, url, dataSource: 'grafanacloud-prom', hasExternalLabels: false, ...given };
    new RemoteGrafana('remote', all, { provider });
  }, surroundings);
}

/** Returns the resources of a type. */
export const ofType = ({ resources }: Recording, type: string): Registration[] =>
  resources.filter((one) => one.type.endsWith(`:${type}`));

/** Rule of a group in Grafana. */
interface Rule {
  readonly uid: string;
  readonly name: string;
  readonly for?: string;
  readonly condition?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly datas: readonly { readonly refId: string; readonly model: string }[];
  readonly noDataState?: string;
  readonly execErrState?: string;
  readonly record?: { readonly metric: string; readonly from: string; readonly targetDatasourceUid: string };
}

/** Returns the rules of all groups. */
export const rulesOf = (recording: Recording): Rule[] =>
  ofType(recording, 'RuleGroup').flatMap(({ inputs }) => inputs.rules as Rule[]);
