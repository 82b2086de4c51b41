/** The labels by which the pods of a part are selected: its name, and the stack that it belongs to. They never change. */
export function selectorLabels(name: string, instance: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance };
}
