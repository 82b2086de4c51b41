import type { AlertTemplate } from '../../../alerts';
import { en as runbooks } from './runbooks-en';

/** Texts about Prometheus, in English. */
export const en = {
  watchdog: {
    summary: 'Alerting works from end to end',
    description:
      'This alert always fires. An external service expects it; when it stops, Prometheus or Alertmanager no longer works.',
  },
  reload: {
    summary: 'Prometheus refuses its new configuration',
    description:
      'The last reload of the configuration failed; Prometheus continues with the old one. Its logs name the line at fault.',
  },
  evaluation: {
    summary: 'Prometheus cannot evaluate some rules',
    description:
      'Rules failed: alerts that depend on them may not fire. The panel shows the group, the API /api/v1/rules the error.',
  },
  slow: {
    summary: 'Prometheus skips rule evaluations',
    description: 'A rule group takes longer than its interval; its alerts are late.',
  },
  disk: {
    summary: ({ value }: AlertTemplate<never>) => `Prometheus uses ${value} of its disk limit`,
    description:
      'At the limit, Prometheus deletes the oldest blocks: the history becomes shorter than the retention time. Enlarge the volume, or find the job that exposes too many series ("Samples by job").',
  },
  storage: {
    summary: 'The database of Prometheus has a problem',
    description:
      'A compaction, a block reload or a checkpoint failed, or the write-ahead log (WAL) is corrupt. Usually the disk is full or failing; the logs of Prometheus show which.',
  },
  growing: {
    summary: ({ labels, value }: AlertTemplate<'job' | 'instance'>) =>
      `${labels.instance} of ${labels.job} exposes ${value} samples`,
    description:
      'That is more than twice what its catalogue expects, or four fifths of its limit. At the limit Prometheus rejects its scrapes, and its alerts no longer fire.',
  },
  limit: {
    summary: 'Prometheus rejects whole scrapes of a target',
    description:
      'A target exposes more than its job allows: samples, labels, the length of a label value, or the size of its page. It counts as down, and its alerts do not fire.',
  },
  discovery: {
    summary: 'Prometheus cannot ask the Kubernetes API for targets',
    description:
      'For a quarter of an hour its requests have failed: new pods are not scraped, and those that are gone count as down.',
  },
  rejected: {
    summary: 'Prometheus rejects samples',
    description:
      'Two targets expose the same series: two jobs scrape the same application, or relabeling makes them equal.',
  },
  ...runbooks,
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
