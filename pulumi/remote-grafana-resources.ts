import * as pulumi from '@pulumi/pulumi';
import { ContactPoint } from '@pulumiverse/grafana/alerting/contactPoint';
import { MuteTiming } from '@pulumiverse/grafana/alerting/muteTiming';
import { NotificationPolicy } from '@pulumiverse/grafana/alerting/notificationPolicy';
import { Dashboard } from '@pulumiverse/grafana/oss/dashboard';
import { DataSource } from '@pulumiverse/grafana/oss/dataSource';
import { Folder } from '@pulumiverse/grafana/oss/folder';
import { checksum } from '../core/checksum';
import { defaults } from '../core/defaults';
import type { SecretValue } from '../core/secret-value';
import type { ProvisionedDashboard } from '../dashboards';
import { stackPrometheus } from '../dashboards/data-sources';
import { dashboardText, runbookText } from '../servers/grafana/dashboard-file';
import { folderOfDashboard, folderOfGroup, type GrafanaFolder } from '../servers/grafana/folder';
import { dataSourceUid, runbooksFolder } from '../servers/grafana/provisioning';
import { grafanaRuleGroups } from '../servers/grafana/rules';
import { folderUid, folderUids } from '../stack/names';
import { remoteRunbooks, shownDashboards } from '../stack/runbooks';
import { samplingOf, scrapeIntervalOf } from '../stack/sample-intervals';
import { withSource, type PrometheusSource } from './data-source';
import { FileLines } from './file-lines';
import { registerRules } from './grafana-rules';
import { contactPointOf, muteTimingOf, policyOf } from './notifications';
import { outputFile, outputText } from './output-text';
import { ruleContextOf, secretsIn, type RemoteGrafanaArgs } from './remote-grafana-args';
import { secretsOf } from './secrets';

/** Resources that an external Grafana gets. */
export class RemoteGrafanaResources {
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
    const { folders = [] } = stack;
    const others = new Map(
      folders.map(({ name, title }) => [
        name,
        new Folder(
          this.named(`folder/${name}`),
          { uid: folderUid(stack.name, name), title: this.text(title) },
          this.options,
        ),
      ]),
    );
    const placed = (of: GrafanaFolder | undefined) => (of && others.get(of.name)) ?? folder;
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
    const files = dashboards.map((one) =>
      this.dashboard(one, placed(folderOfDashboard(folders, one.uid)), withSource(dashboardText(one, context), asked)),
    );
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
    this.rules((group) => placed(folderOfGroup(folders, group)), asked, source ? [source] : []);
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

  private rules(folderOf: (group: string) => Folder, asked: string, sources: readonly DataSource[]): void {
    const { stack, ruleResources = 'groups' } = this.args;
    const groups = grafanaRuleGroups(stack.rules, { ...ruleContextOf(this.args), dataSource: asked });
    const register = registerRules[ruleResources];
    // Queries refer to the data source by a fixed uid, so Pulumi does not see the dependency.
    const options = { ...this.options, dependsOn: [...this.options.dependsOn, ...sources] };
    for (const group of groups) register(group, { name: this.name, folderUid: folderOf(group.name).uid, options });
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
