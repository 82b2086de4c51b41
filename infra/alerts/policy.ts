import type { NotificationPolicy } from '../../alerts';
import type { MonitoringStackProps } from '../../constructs';

/** Who is told of the alerts of a stack; nothing when it tells nobody. */
export function policyOf(stack: MonitoringStackProps): NotificationPolicy | undefined {
  return (stack as { readonly alertmanager?: { readonly policy?: NotificationPolicy } }).alertmanager?.policy;
}
