/**
 * Escapes `$`, where the reader of a file takes `$NAME` for a variable of its environment: Prometheus
 * in external labels
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file), Grafana
 * in provisioning files
 * (https://grafana.com/docs/grafana/latest/administration/provisioning/#use-environment-variables).
 */
export function escapeVariables(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Escapes `$` in every text of a value, as {@link escapeVariables} does. */
export function escapeAllVariables<T>(value: T): T {
  const escaped = (one: unknown): unknown => {
    if (typeof one === 'string') return escapeVariables(one);
    if (Array.isArray(one)) return one.map(escaped);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, escaped(inner)]));
  };
  return escaped(value) as T;
}

/**
 * Escapes `$` where Kubernetes would take it for a variable of the container, in arguments and in values
 * of environment variables:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/.
 */
export function escapeReferences(text: string): string {
  return text.replaceAll(/\$(?=[$(])/g, '$$$$');
}

/** Escapes `$` in the values of labels. */
export function escapeLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, escapeVariables(value)]));
}
