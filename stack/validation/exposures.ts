import { inPath, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import { secretIssues } from '../../core/secret-value';
import { isAgentStack, type StackProps } from '../stack';

/** Returns the issues of the external access to servers, which a target without ingress ignores. */
export function exposureIssues(stack: StackProps): Issue[] {
  if (isAgentStack(stack)) return [];
  const { prometheus, alertmanager, grafana } = stack;
  const exposed = Object.entries({ prometheus: prometheus.exposure, alertmanager: alertmanager?.exposure });
  return [
    ...exposed.flatMap(([name, exposure]) =>
      exposure
        ? inPath(`${name}.exposure`, [
            ...inPath('host', hostIssues(exposure.host)),
            ...secretIssues({ basicAuth: exposure.basicAuth }),
          ])
        : [],
    ),
    ...inPath('grafana', secretIssues({ basicAuth: grafana.basicAuth })),
  ];
}
