/**
 * Returns the labels that select the pods of a server: its name and the name of the stack. They
 * must never change.
 */
export function selectorLabels(name: string, instance: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance };
}
