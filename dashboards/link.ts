import { DashboardLinkBuilder, DashboardLinkType, type DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import { inPath, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import { urlIssues, type UrlRules } from '../core/url';

/** Link at the top of a dashboard. */
export type DashboardLinkProps =
  | {
      /** Title of the menu. */
      readonly title: string;
      /** Tag of the dashboards that the menu lists. */
      readonly tag: string;
      readonly url?: undefined;
      /**
       * Whether the dashboards open with the values of the variables that they share with this one.
       *
       * @default false
       */
      readonly keepsVariables?: boolean;
    }
  | { readonly title: string; readonly url: string; readonly tag?: undefined };

/** Returns the JSON of a link. */
export function dashboardLink(link: DashboardLinkProps): DashboardLink {
  const builder = new DashboardLinkBuilder(link.title).icon('external link');
  if (link.url !== undefined) builder.type(DashboardLinkType.Link).url(link.url).targetBlank(true);
  else
    builder
      .type(DashboardLinkType.Dashboards)
      .tags([link.tag])
      .asDropdown(true)
      .keepTime(true)
      .includeVars(link.keepsVariables ?? false);
  // The default of the library hides links in a menu.
  const { placement: _, ...visible } = builder.build();
  return visible;
}

/** Returns the issues of a link. */
export function linkIssues({ title, tag, url }: DashboardLinkProps): Issue[] {
  return [
    ...inPath('links', emptyTextIssues({ title, tag })),
    // A path is one of this Grafana.
    ...(url === undefined || /^\/(?!\/)\S*$/.test(url) ? [] : inPath('links', urlIssues(url, linkUrl, { allowed }))),
  ];
}

const linkUrl: UrlRules = { schemes: ['http', 'https'], path: 'optional' };
const allowed = 'http or https and a host, or a path of this Grafana that begins with /';
