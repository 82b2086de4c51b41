import { query, row, statPanel, timeSeriesPanel } from '../../dashboards';
import { increase, max, not, quantileOf, rate, selectors, sum, withoutNaN } from '../../promql';
import { alertmanager } from '../alertmanager/catalogue';
import { prometheus } from '../prometheus/catalogue';
import type { Texts } from './texts';

const a = selectors(alertmanager);
const p = selectors(prometheus);
const byIntegration = { legend: ({ integration }: { readonly integration: string }) => integration };

/** Row of the alerts in Alertmanager, and of its notifications. */
export const notificationsRow = (t: Texts['dashboard']) =>
  row(t.rows.notifications, {
    notifications: timeSeriesPanel({
      ...t.notifications,
      queries: [
        query(sum(rate(p.prometheus_notifications_sent_total)), { legend: t.sent }),
        query(sum(rate(p.prometheus_notifications_dropped_total)), { legend: t.dropped, colour: 'red' }),
      ],
      span: 8,
    }),
    notificationsSent: statPanel({
      ...t.notificationsSent,
      queries: [
        query(sum(increase(a.alertmanager_notifications_total, '1d')).by('integration').greaterThan(0), byIntegration),
      ],
      span: 8,
      height: 8,
    }),
    notificationsFailed: timeSeriesPanel({
      ...t.notificationsFailed,
      queries: [
        query(sum(rate(a.alertmanager_notifications_failed_total)).by('integration').greaterThan(0), {
          ...byIntegration,
          colour: 'red',
        }),
      ],
      span: 8,
    }),
    notificationTime: timeSeriesPanel({
      ...t.notificationTime,
      queries: [
        query(
          withoutNaN(quantileOf(0.95, a.alertmanager_notification_latency_seconds, { by: ['integration'] })),
          byIntegration,
        ),
      ],
      span: 8,
    }),
    alertStates: statPanel({
      ...t.alertStates,
      queries: [
        query(max(a.alertmanager_alerts.where({ state: not('unprocessed') })).by('state'), {
          legend: ({ state: of }) => of,
        }),
      ],
      span: 8,
      height: 8,
    }),
    silences: statPanel({
      ...t.silences,
      queries: [query(max(a.alertmanager_silences.where({ state: 'active' })))],
      span: 8,
      height: 8,
    }),
  });
