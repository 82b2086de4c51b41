import { defaultDashboard, type Dashboard as DashboardModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { inPath, throwIssues, ValidationError } from '../core/errors';
import { deeplyFrozen } from '../core/freeze';
import { emptyTextIssues } from '../core/text';
import type { ProvisionedDashboard } from './dashboard';
import type { DashboardContext } from './dashboard-context';
import { stableId, tagIssues, uidIssues } from './id';

/** Properties of a dashboard with one text. */
export interface TextDashboardProps {
  /** Permanent part of the URL: 1 to 40 letters, digits, `-` and `_`. */
  readonly uid: string;
  /** Title, unique in its folder. */
  readonly title: string;
  /** Tags for search and links. */
  readonly tags: readonly string[];
  /** Text in Markdown. */
  readonly content: string;
}

/** Key of the only panel. */
const key = 'text';

/** Dashboard with one text, without queries and variables. */
export class TextDashboard implements ProvisionedDashboard {
  /** Permanent part of the URL. */
  readonly uid: string;
  /** Title of the dashboard. */
  readonly title: string;
  readonly jobs = undefined;
  readonly queries = [];
  readonly panelKeys = [key];

  constructor(private readonly props: TextDashboardProps) {
    this.uid = props.uid;
    this.title = props.title;
    deeplyFrozen(this);
  }

  /**
   * Returns the id of the panel.
   *
   * @throws ValidationError when the key is not `text`
   */
  panelId(given: string): number {
    if (given === key) return stableId(key);
    throw new ValidationError({
      problem: `dashboard ${this.uid} has no panel with this key`,
      given,
      allowed: this.panelKeys,
    });
  }

  /** @throws ValidationError with an invalid uid, title or tag */
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson({ editable }: DashboardContext): DashboardModel {
    const { uid, title, tags, content } = this.props;
    throwIssues(inPath(`dashboard ${uid}`, [...uidIssues(uid), ...emptyTextIssues({ title }), ...tagIssues(tags)]));
    const { schemaVersion } = defaultDashboard();
    const [id, options] = [stableId(key), { mode: 'markdown', content }];
    return {
      ...{ uid, title, tags: [...tags], editable, schemaVersion, templating: {}, annotations: {} },
      panels: [{ type: 'text', id, gridPos: { x: 0, y: 0, w: 24, h: 30 }, options }],
    };
  }
}
