import {
  column,
  Dashboard,
  filterBy,
  panelHandles,
  query,
  row,
  tablePanel,
  textPanel,
  thresholds,
  timeSeriesPanel,
} from '../../../dashboards';
import { max, percent, selectors } from '../../../promql';
import { lastScrape, type Reading } from '../../common/alerts';
import type { DashboardOf } from '../../common/dashboard';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubelet } from '../catalogues/kubelet';
import { texts, type Texts } from '../texts';
import { amongKubernetes, byNamespace } from './common';

const m = selectors(kubeStateMetrics);
const k = selectors(kubelet);

const uid = 'kubernetes-volumes';

/** Dashboard of persistent volumes: claims, and the space and files of those that have metrics. */
export function volumesDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].volumesDashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    jobs,
    ...amongKubernetes(language),
    started: k.process_start_time_seconds,
    filters: {
      ...byNamespace(t.namespace),
      claim: filterBy('persistentvolumeclaim', t.claim, m.kube_persistentvolumeclaim_created),
    },
    rows: { space: space(t), claims: claims(t) },
  });
}

/** Returns the handle of a panel. */
export const volumesPanel = panelHandles<typeof volumesDashboard>(uid);

type T = Texts['volumesDashboard'];

/** Shares of the space and of the files of each volume that are in use. */
export function volumeUse(reading: Reading = lastScrape) {
  const of = ['namespace', 'persistentvolumeclaim'] as const;
  return {
    space: max(reading(k.kubelet_volume_stats_used_bytes))
      .by(...of)
      .dividedBy(max(reading(k.kubelet_volume_stats_capacity_bytes)).by(...of)),
    files: max(reading(k.kubelet_volume_stats_inodes_used))
      .by(...of)
      .dividedBy(
        max(reading(k.kubelet_volume_stats_inodes))
          .by(...of)
          .greaterThan(0),
      ),
  };
}

const byClaim = {
  legend: (of: { readonly namespace: string; readonly persistentvolumeclaim: string }) =>
    `${of.namespace}/${of.persistentvolumeclaim}`,
};

const space = (t: T) => {
  const use = volumeUse();
  const colours = thresholds('green', [percent(80), 'yellow'], [percent(90), 'red']);
  return row(t.rows.space, {
    without: textPanel({ title: t.without.title, description: t.without.description, content: t.without.content }),
    space: timeSeriesPanel({ ...t.space, queries: [query(use.space, byClaim)], thresholds: colours }),
    files: timeSeriesPanel({ ...t.files, queries: [query(use.files, byClaim)], thresholds: colours }),
    free: timeSeriesPanel({
      ...t.free,
      span: 24,
      queries: [query(max(k.kubelet_volume_stats_available_bytes).by('namespace', 'persistentvolumeclaim'), byClaim)],
    }),
  });
};

const claims = (t: T) => {
  const ofClaim = { namespace: t.namespace, persistentvolumeclaim: t.claim } as const;
  return row(t.rows.claims, {
    sizes: tablePanel({
      ...t.sizes,
      labels: ofClaim,
      columns: [
        column(
          t.size,
          max(m.kube_persistentvolumeclaim_resource_requests_storage_bytes).by('namespace', 'persistentvolumeclaim'),
        ),
      ],
    }),
    phases: tablePanel({
      ...t.phases,
      labels: { ...ofClaim, phase: t.phase },
      columns: [
        column(
          t.value,
          max(m.kube_persistentvolumeclaim_status_phase).by('namespace', 'persistentvolumeclaim', 'phase').equalTo(1),
        ),
      ],
    }),
    classes: tablePanel({
      ...t.classes,
      span: 24,
      labels: { ...ofClaim, storageclass: t.storageClass, volumename: t.volume },
      columns: [
        column(
          t.value,
          max(m.kube_persistentvolumeclaim_info).by('namespace', 'persistentvolumeclaim', 'storageclass', 'volumename'),
        ),
      ],
    }),
  });
};
