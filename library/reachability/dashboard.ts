import { Dashboard, panelHandles } from '../../dashboards';
import type { PublicUrls } from '../../stack/public-urls';
import { siblings, type DashboardOf } from '../common/dashboard';
import { reachabilityRows } from './dashboard-rows';
import { texts } from './texts';

const uid = 'reachability';

/** Dashboard of the public URLs of a stack. The jobs are those of the probes and blackbox_exporter. */
export function reachabilityDashboard({
  jobs,
  language,
  certificateLimits,
}: DashboardOf & Pick<PublicUrls, 'certificateLimits'>) {
  const { title, description } = texts[language].dashboard;
  return new Dashboard({
    uid,
    title,
    description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    rows: reachabilityRows(language, certificateLimits),
  });
}

/** Returns the handle of a panel. */
export const reachabilityPanel = panelHandles<typeof reachabilityDashboard>(uid);
