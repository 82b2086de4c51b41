import type * as pulumi from '@pulumi/pulumi';
import type { Route, TimeInterval } from '../alerts';
import { defaults } from '../core/defaults';
import { receiverSecrets, type NotifyingReceiver } from '../servers/alertmanager/receiver';
import type { RequiredSecret } from '../stack/required-secrets';
import { ruleContext } from '../stack/rules';
import type { PrometheusSource } from './data-source';
import type { RuleResources } from './grafana-rules';
import type { SecretsProps } from './secret-keys';
import type { ShownStack } from './shown-stack';

/** Arguments of `RemoteGrafana`. */
export interface RemoteGrafanaArgs {
  /** Stack whose dashboards, folder and rules are deployed. */
  readonly stack: ShownStack;
  /**
   * Namespace in the paths of its secrets.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /**
   * Address under which users reach Grafana, for links of alerts: `https://example.grafana.net`.
   */
  readonly url: string;
  /**
   * Prometheus that dashboards and rules query, or the uid of an existing data source, such as
   * `grafanacloud-prom`.
   */
  readonly dataSource: PrometheusSource | string;
  /**
   * Whether that Prometheus gets the samples by remote write, with the external labels of the
   * stack. Every query then has matchers of them.
   *
   * @default - true for an agent stack; required where another stack has remote writes
   */
  readonly hasExternalLabels?: boolean;
  /**
   * Receivers of notifications.
   *
   * @default - none
   */
  readonly receivers?: readonly NotifyingReceiver[];
  /**
   * Root route. Grafana has only one tree of routes, and this route replaces it.
   *
   * @default - the tree in Grafana is unchanged
   */
  readonly route?: Route;
  /**
   * Time intervals that routes refer to. Grafana also keeps those that no route uses.
   *
   * @default - none
   */
  readonly timeIntervals?: readonly TimeInterval[];
  /**
   * Resources of rules. Grafana replaces rules when this changes: `pulumi up` may have to run twice.
   *
   * @default 'groups', for Grafana 9.1 to 13
   */
  readonly ruleResources?: RuleResources;
  /**
   * Values of secrets by their paths, `namespace/secret/key`, in `namespace`.
   *
   * @default - those of the configuration of the program (`pulumi config set --secret PATH`)
   */
  readonly secrets?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Returns the context in which the rules of the stack are rendered. */
export function ruleContextOf({ stack, url, hasExternalLabels = stack.kind === 'agent' }: RemoteGrafanaArgs) {
  return ruleContext(stack, url, hasExternalLabels);
}

/** Returns the secrets of an external Grafana. Their paths have the namespace of the stack. */
export function remoteRequiredSecrets({
  namespace = defaults.namespace,
  dataSource,
  receivers = [],
}: RemoteGrafanaArgs): RequiredSecret[] {
  const login = typeof dataSource === 'string' ? undefined : dataSource.login;
  const secrets = [
    ...(login ? [{ secret: login.password, purpose: `the password of ${login.user} at Prometheus` }] : []),
    ...receivers.flatMap(receiverSecrets),
  ];
  return secrets.map((secret) => ({
    ...secret,
    namespace,
    source: 'given',
    whenMissing: 'it is not deployed',
    rotation: 'pulumi up',
  }));
}

/** Returns the secrets of an external Grafana, with the given values. */
export function secretsIn(name: string, args: RemoteGrafanaArgs): SecretsProps {
  return { name, requiredSecrets: remoteRequiredSecrets(args), values: args.secrets ?? {}, existing: [] };
}
