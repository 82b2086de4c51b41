/** What is wrong with the name of a host; nothing when it is one: https://datatracker.ietf.org/doc/html/rfc1123#section-2.1. */
export function hostFaults(host: string): string[] {
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  const isHost = host.length <= 253 && host.includes('.') && host.split('.').every((part) => label.test(part));
  return isHost
    ? []
    : [
        `"${host}" is no name of a host; allowed: small letters, digits and -, in parts of at most 63 divided by dots, such as grafana.example.org`,
      ];
}
