import type { DeclaredFlow } from '../../core/network';
import { onePerKey, pathOf } from '../../stack/required-secrets';
import type { Explainer } from './explainer';
import { peerText, portsText, rightText } from './places';

/** Network policies: the connections that they allow, each with its reason. */
export const networkPolicies: Explainer = {
  kind: 'NetworkPolicy',
  names: ({ stack, target }) => target.networkPolicies(stack).map(({ name }) => name),
  facts: (name, { stack, target }) =>
    target
      .networkPolicies(stack)
      .filter((one) => one.name === name)
      .flatMap(({ pods, policyTypes, incoming, outgoing }) => [
        ['selects', peerText(pods)],
        ['allows from', ...flowTexts(incoming, 'from')],
        ['allows to', ...flowTexts(outgoing, 'to')],
        ['rejects', `every other connection: ${policyTypes.join(' and ')}`],
      ]),
};

/** Secrets, by their names and by their paths with the namespace and the key. */
export const secrets: Explainer = {
  kind: 'Secret',
  names: ({ stack, target }) => target.requiredSecrets(stack).flatMap((one) => [one.secret.secretName, pathOf(one)]),
  facts: (name, { stack, target }) =>
    onePerKey(target.requiredSecrets(stack))
      .filter((one) => one.secret.secretName === name || pathOf(one) === name)
      .flatMap((one) => [
        ['key', pathOf(one)],
        ['purpose', one.purpose],
        ['if missing', one.whenMissing],
        ['rotation', one.rotation],
      ]),
};

/** Servers of a stack. */
export const servers: Explainer = {
  kind: 'server',
  names: ({ stack, target }) => target.servers(stack).map(({ name }) => name),
  facts: (name, { stack, target }) =>
    target
      .servers(stack)
      .filter((one) => one.name === name)
      .flatMap(({ image, port, calls, connections, rights, files, exemption }) => [
        ['image', image],
        ['port', ...(port ? [String(port.port)] : [])],
        ['calls', ...calls.map(({ server }) => server)],
        ['connects', ...new Set(connections.map(({ reason }) => reason))],
        ['reads', ...rights.map(rightText)],
        ['files', ...files.map((set) => `${set.name}: ${Object.keys(set.files).length} files`)],
        ['exemption', ...(exemption ? [`${exemption.standard}: ${exemption.reason}`] : [])],
      ]),
};

/** Returns a text for each peer with its ports and its reasons. */
function flowTexts(flows: readonly DeclaredFlow[], side: 'from' | 'to'): string[] {
  const reasons = new Map<string, Set<string>>();
  for (const flow of flows) {
    const connection = `${peerText(flow[side])}, ${portsText(flow.ports)}`;
    reasons.set(connection, (reasons.get(connection) ?? new Set()).add(flow.reason));
  }
  return [...reasons].map(([connection, ofIt]) => `${connection}: ${[...ofIt].join(', ')}`);
}
