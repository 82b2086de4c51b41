/** Accepted finding of Checkov. */
export interface ExpectedFinding {
  /** Objects with Checkov's names: `Deployment.monitoring.grafana`. */
  readonly resources: RegExp;
  /** Reason why it is accepted. */
  readonly reason: string;
}

/** Accepted findings by check: https://www.checkov.io/5.Policy%20Index/kubernetes.html. */
export const expectedFindings: Readonly<Record<string, ExpectedFinding>> = {
  CKV_K8S_15: {
    resources: /^(Deployment|StatefulSet|DaemonSet|CronJob)\./,
    reason:
      'An image is pulled only when it is missing: each has the full version as its tag, and a pod must start again while the registry is out of reach.',
  },
  CKV_K8S_38: {
    resources: /^Deployment\.[^.]+\.(prometheus|kube-state-metrics)$/,
    reason:
      'Prometheus asks the API server for its targets, kube-state-metrics for the objects that it describes, and their roles let them list these and nothing else.',
  },
  CKV_K8S_40: {
    resources: /^(Deployment\.[^.]+\.grafana|CronJob\.[^.]+\.grafana-backup)$/,
    reason: "472 is the user of Grafana's image, to whom the files of existing volumes belong.",
  },
  CKV_K8S_43: {
    resources: /^(Deployment|StatefulSet|DaemonSet|CronJob)\./,
    reason:
      'A version can be read and compared, a digest cannot. If you mirror the images, you can set one with a digest.',
  },
};
