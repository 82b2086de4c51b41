import { durationIssues } from '../core/duration';
import { environmentIssues } from '../core/environment';
import { inPath, type Issue } from '../core/errors';
import { labelNameIssues } from '../core/label-name';
import { emptyTextIssues } from '../core/text';
import type { GrafanaProps } from '../servers/grafana/options';
import { folderUidIssues, stackNameIssues } from '../stack/names';
import type { RuledContent } from '../stack/rules';
import type { StackContent, StackProps } from '../stack/stack';
import { missingRunbooks, runbookAddressIssues } from '../stack/validation/links';
import { dashboardNameIssues } from '../stack/validation/names';

/** Properties of a stack of either kind that Grafana needs. */
export type ShownStack = RuledContent &
  Pick<StackContent, 'folders' | 'language'> & {
    /**
     * Scrape jobs, whose intervals the queries follow.
     *
     * @default - none
     */
    readonly jobs?: StackContent['jobs'];
    /**
     * Kind of the stack.
     *
     * @default 'server'
     */
    readonly kind?: StackProps['kind'];
    /** Remote writes of Prometheus. The samples that they send have its external labels. */
    readonly prometheus: Pick<StackProps['prometheus'], 'remoteWrites'>;
    /** Folder of the dashboards, and whether users may change them. */
    readonly grafana: Pick<GrafanaProps, 'folder' | 'editable'>;
  };

/** Returns the issues of what an external Grafana gets of a stack, whether or not it is deployed itself. */
export function shownStackIssues(stack: ShownStack): Issue[] {
  const { name, environment, prometheus, grafana, runbooks } = stack;
  const { evaluationInterval, scrapeInterval, externalLabels = {} } = prometheus;
  return inPath('stack', [
    ...stackNameIssues({ name }),
    ...folderUidIssues(name, stack.folders),
    ...environmentIssues(environment),
    ...inPath('grafana', emptyTextIssues({ folder: grafana.folder })),
    ...durationIssues(evaluationInterval, { path: 'prometheus.evaluationInterval' }),
    ...durationIssues(scrapeInterval, { path: 'prometheus.scrapeInterval' }),
    ...inPath('prometheus.externalLabels', labelNameIssues(externalLabels)),
    ...runbookAddressIssues(runbooks),
    ...dashboardNameIssues(stack),
    ...missingRunbooks(stack),
  ]);
}
