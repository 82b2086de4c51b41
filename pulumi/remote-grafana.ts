import * as pulumi from '@pulumi/pulumi';
import { ContactPoint } from '@pulumiverse/grafana/alerting/contactPoint';
import { MuteTiming } from '@pulumiverse/grafana/alerting/muteTiming';
import { NotificationPolicy } from '@pulumiverse/grafana/alerting/notificationPolicy';
import { Dashboard } from '@pulumiverse/grafana/oss/dashboard';
import { DataSource } from '@pulumiverse/grafana/oss/dataSource';
import { Folder } from '@pulumiverse/grafana/oss/folder';
import { knownAlerts, policyIssues, type Route, type TimeInterval } from '../alerts';
import { checksum } from '../core/checksum';
import { defaults } from '../core/defaults';
import { collectIssues, inPath, throwIssues, type Issue } from '../core/errors';
import { namespaceIssues } from '../core/kubernetes-name';
import type { SecretValue } from '../core/secret-value';
import type { ProvisionedDashboard } from '../dashboards';
import { stackPrometheus } from '../dashboards/data-sources';
import { receiverIssues, receiverSecrets, type NotifyingReceiver } from '../servers/alertmanager/receiver';
import { grafanaLog, repetitionIssues } from '../servers/alertmanager/repetition';
import { dashboardText, runbookText } from '../servers/grafana/dashboard-file';
import { dataSourceUid, runbooksFolder } from '../servers/grafana/provisioning';
import { grafanaRuleGroups } from '../servers/grafana/rules';
import type { RequiredSecret } from '../stack/required-secrets';
import { externalLabelsOf } from '../stack/external-labels';
import { folderUids } from '../stack/names';
import { ruleContext } from '../stack/rules';
import { remoteRunbooks, shownDashboards } from '../stack/runbooks';
import { samplingOf, scrapeIntervalOf } from '../stack/sample-intervals';
import { grafanaUrlIssues } from './grafana-url';
import { registerRules, type RuleResources } from './grafana-rules';
import { contactPointIssues, contactPointOf, muteTimingOf, policyOf } from './notifications';
import { FileLines } from './file-lines';
import { outputFile, outputText } from './output-text';
import { dataSourceIssues, withSource, type PrometheusSource } from './data-source';
import { reportAsResourceError, reportAsRunError } from './resource-error';
import { secretIssues, secretsOf, type SecretsProps } from './secrets';
import { shownStackIssues, type ShownStack } from './shown-stack';

/** Arguments of {@link RemoteGrafana}. */
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

/**
 * External Grafana, such as Grafana Cloud, that is configured by its API. It gets the dashboards
 * and rules of a stack in a folder, a data source, contact points and a notification policy. The
 * provider must be one of `@pulumiverse/grafana`.
 *
 * @throws pulumi.RunError with all issues of dashboards, rules, receivers and routes, every alert
 * without a runbook, and every missing secret or invalid one that is known, before anything is
 * registered
 */
export class RemoteGrafana extends pulumi.ComponentResource {
  constructor(name: string, args: RemoteGrafanaArgs, options: pulumi.ComponentResourceOptions = {}) {
    // Before the component itself is registered.
    reportAsRunError(() => {
      throwIssues(inPath(name, remoteIssues(name, args)));
    });
    super('vigie:index:RemoteGrafana', name, {}, options);
    reportAsResourceError(this, () => {
      new Content(this, name, args, options.dependsOn).register();
    });
    this.registerOutputs();
  }
}

/** Returns the issues of the arguments. Registers nothing. */
export function remoteIssues(name: string, args: RemoteGrafanaArgs): Issue[] {
  const { stack, receivers = [], route, timeIntervals = [] } = args;
  return [
    ...shownStackIssues(stack),
    ...inPath('namespace', namespaceIssues(args.namespace ?? defaults.namespace)),
    ...inPath('dataSource', dataSourceIssues(args.dataSource)),
    ...externalLabelsIssues(args),
    ...renderingIssues(args),
    ...receiverIssues(receivers, route),
    ...receivers.flatMap(contactPointIssues),
    ...(route
      ? [
          ...policyIssues({ route, timeIntervals }, knownAlerts(stack.rules, externalLabelsOf(stack))),
          ...repetitionIssues(route, grafanaLog),
        ]
      : []),
    ...inPath('url', grafanaUrlIssues(args.url)),
    ...secretIssues(secretsIn(name, args)),
  ];
}

/** Returns an issue when it is not known whether Grafana's samples have external labels. */
function externalLabelsIssues({ stack, hasExternalLabels }: RemoteGrafanaArgs): Issue[] {
  const { remoteWrites = [] } = stack.prometheus;
  return stack.kind === 'agent' || remoteWrites.length === 0 || hasExternalLabels !== undefined
    ? []
    : [
        {
          problem: 'hasExternalLabels is not set, but the Prometheus of the stack has remote writes',
          allowed: 'true where dataSource has the samples by remote write, false where it is that Prometheus',
        },
      ];
}

/** Returns the issues of rules that cannot be rendered. */
function renderingIssues(args: RemoteGrafanaArgs): Issue[] {
  const issues: Issue[] = [];
  collectIssues(issues, () => grafanaRuleGroups(args.stack.rules, { ...ruleContextOf(args), dataSource: '' }));
  return issues;
}

function ruleContextOf({ stack, url, hasExternalLabels = stack.kind === 'agent' }: RemoteGrafanaArgs) {
  return ruleContext(stack, url, hasExternalLabels);
}

function secretsIn(name: string, args: RemoteGrafanaArgs): SecretsProps {
  return { name, requiredSecrets: remoteRequiredSecrets(args), values: args.secrets ?? {}, existing: [] };
}

class Content {
  private readonly options: { readonly parent: pulumi.Resource; readonly dependsOn: pulumi.Input<pulumi.Resource>[] };
  private readonly valueOf: (secret: SecretValue) => pulumi.Output<string>;

  constructor(
    component: pulumi.ComponentResource,
    private readonly name: string,
    private readonly args: RemoteGrafanaArgs,
    dependsOn: pulumi.ComponentResourceOptions['dependsOn'],
  ) {
    // Child resources do not inherit dependsOn. Pulumi flattens nested lists.
    this.options = { parent: component, dependsOn: dependsOn ? [dependsOn as pulumi.Input<pulumi.Resource>] : [] };
    const { made } = secretsOf(secretsIn(name, args), component);
    this.valueOf = ({ secretName, key }) => made.find((one) => one.name === secretName)!.values[key]!;
  }

  register(): void {
    const { stack, dataSource, url, route } = this.args;
    const folder = new Folder(
      this.named('folder'),
      { uid: folderUids(stack.name).dashboards, title: this.text(stack.grafana.folder) },
      this.options,
    );
    const source = typeof dataSource === 'string' ? undefined : this.source(dataSource);
    const asked = typeof dataSource === 'string' ? dataSource : dataSourceUid;
    const { externalLabels = {} } = ruleContextOf(this.args);
    const sampling = samplingOf(stack, typeof dataSource === 'string');
    const dataSources = { prometheus: asked, others: {} };
    const context = { editable: stack.grafana.editable ?? false, externalLabels, sampling, dataSources };
    const { dashboards, runbooks } = shownDashboards(
      stack,
      remoteRunbooks(stack, ruleContextOf(this.args), url, route),
    );
    const files = dashboards.map((one) => this.dashboard(one, folder, withSource(dashboardText(one, context), asked)));
    if (runbooks.length > 0) {
      const pages = new Folder(
        this.named('runbooks'),
        {
          uid: folderUids(stack.name).runbooks,
          title: this.text(runbooksFolder({ ...stack.grafana, language: stack.language ?? defaults.language })),
        },
        this.options,
      );
      files.push(...runbooks.map((one) => this.dashboard(one, pages, runbookText(one, context))));
    }
    new FileLines(this.named('dashboards'), Object.fromEntries(files), this.options.parent);
    this.rules(folder, asked, source ? [source] : []);
    this.notifications();
  }

  /** Registers a dashboard, and returns its file. */
  private dashboard({ uid }: ProvisionedDashboard, folder: Folder, text: string): [string, pulumi.Input<string>] {
    const file = `${uid}.json`;
    const configJson = outputFile(`dashboard ${uid}`, file, text);
    new Dashboard(
      this.named(`dashboard/${uid}`),
      // Without a visible change, a preview would show all that is unchanged.
      { folder: folder.uid, configJson, message: pulumi.output(configJson).apply(checksum), overwrite: true },
      { ...this.options, hideDiffs: ['configJson'] },
    );
    return [file, configJson];
  }

  private named(what: string): string {
    return `${this.name}/${what}`;
  }

  private text(text: string): pulumi.Input<string> {
    return outputText(this.name, text);
  }

  private source({ url, login }: PrometheusSource): DataSource {
    const timeInterval = scrapeIntervalOf(this.args.stack);
    const secure = login && pulumi.secret(pulumi.jsonStringify({ basicAuthPassword: this.valueOf(login.password) }));
    return new DataSource(
      this.named('data-source'),
      {
        type: 'prometheus',
        name: stackPrometheus.name,
        uid: dataSourceUid,
        url: this.text(url),
        jsonDataEncoded: JSON.stringify({ httpMethod: 'POST', timeInterval }),
        ...(login && secure
          ? { basicAuthEnabled: true, basicAuthUsername: this.text(login.user), secureJsonDataEncoded: secure }
          : {}),
      },
      this.options,
    );
  }

  private rules(folder: Folder, asked: string, sources: readonly DataSource[]): void {
    const { stack, ruleResources = 'groups' } = this.args;
    const groups = grafanaRuleGroups(stack.rules, { ...ruleContextOf(this.args), dataSource: asked });
    const register = registerRules[ruleResources];
    // Queries refer to the data source by a fixed uid, so Pulumi does not see the dependency.
    const options = { ...this.options, dependsOn: [...this.options.dependsOn, ...sources] };
    for (const group of groups) register(group, { name: this.name, folderUid: folder.uid, options });
  }

  private notifications(): void {
    const { receivers = [], route, timeIntervals = [] } = this.args;
    const points = receivers.map(
      (receiver) =>
        new ContactPoint(
          this.named(`contact-point/${receiver.name}`),
          contactPointOf(receiver, this.args.stack.environment, this.valueOf),
          this.options,
        ),
    );
    const timings = timeIntervals.map(
      (interval) => new MuteTiming(this.named(`time-interval/${interval.name}`), muteTimingOf(interval), this.options),
    );
    if (!route) return;
    const names = {
      receiver: (receiver: string) => points[receivers.findIndex(({ name }) => name === receiver)]!.name,
      interval: (interval: string) => timings[timeIntervals.findIndex(({ name }) => name === interval)]!.name,
    };
    new NotificationPolicy(this.named('notification-policy'), policyOf(route, names), this.options);
  }
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
