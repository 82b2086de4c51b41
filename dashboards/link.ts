import { DashboardLinkBuilder, DashboardLinkType, type DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';

/** Link at the top of a dashboard. */
export type DashboardLinkProps =
  | { readonly title: string; readonly tag: string; readonly url?: undefined }
  | { readonly title: string; readonly url: string; readonly tag?: undefined };

/** Returns the JSON of a link. */
export function dashboardLink(link: DashboardLinkProps): DashboardLink {
  const builder = new DashboardLinkBuilder(link.title).icon('external link');
  if (link.url !== undefined) builder.type(DashboardLinkType.Link).url(link.url).targetBlank(true);
  else builder.type(DashboardLinkType.Dashboards).tags([link.tag]).asDropdown(true).keepTime(true);
  // The default of the library hides links in a menu.
  const { placement: _, ...visible } = builder.build();
  return visible;
}
