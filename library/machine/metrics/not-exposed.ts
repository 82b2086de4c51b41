const ownExporter = 'run a node_exporter with this collector on the machine, and scrape it with a job of your own';

/** Metrics of the network, of which a pod sees only its own. */
const ofPod = <const C extends string, const I extends string = typeof ownExporter>(
  collector: C,
  instead: I = ownExporter as I,
) =>
  ({
    reason: `its collector ${collector} is off, since it would show the network of the pod, not of the machine`,
    instead,
  }) as const;

/** Metrics of a collector or option that is off by default. */
const byDefault = <const C extends string>(collector: C) =>
  ({ reason: `${collector} is off by default, and the server does not switch it on`, instead: ownExporter }) as const;

/** Metrics of the data of udev. */
const withoutUdev = {
  reason: 'its container has no data of udev (/run/udev)',
  instead: ownExporter,
} as const;

/**
 * Metrics that node_exporter could expose and does not with the arguments of its server, by the beginnings of their names.
 * Source of the defaults: `registerCollector` in https://github.com/prometheus/node_exporter/tree/v1.12.1/collector.
 */
export const notExposed = {
  node_network_: ofPod(
    'netdev or netclass',
    'query container_network_*{id="/"} of cAdvisor, which kubernetes.system scrapes',
  ),
  node_netstat_: ofPod('netstat'),
  node_sockstat_: ofPod('sockstat'),
  node_softnet_: ofPod('softnet'),
  node_arp_: ofPod('arp'),
  node_nf_conntrack_: ofPod('conntrack'),
  node_udp_queues: ofPod('udp_queues'),
  node_cpu_info: byDefault('the option collector.cpu.info'),
  node_cpu_flag_info: byDefault('the option collector.cpu.info'),
  node_cpu_bug_info: byDefault('the option collector.cpu.info'),
  node_cpu_vulnerabilities_: byDefault('the collector cpu_vulnerabilities'),
  node_buddyinfo_: byDefault('the collector buddyinfo'),
  node_cgroups_: byDefault('the collector cgroups'),
  node_drbd_: byDefault('the collector drbd'),
  node_drm_: byDefault('the collector drm'),
  node_ethtool_: byDefault('the collector ethtool'),
  node_interrupts_total: byDefault('the collector interrupts'),
  node_ksmd_: byDefault('the collector ksmd'),
  node_lnstat_: byDefault('the collector lnstat'),
  node_logind_: byDefault('the collector logind'),
  node_memory_numa_: byDefault('the collector meminfo_numa'),
  node_mountstats_: byDefault('the collector mountstats'),
  node_ntp_: byDefault('the collector ntp'),
  node_nvmesubsystem_: byDefault('the collector nvmesubsystem'),
  node_pcidevice_: byDefault('the collector pcidevice'),
  node_perf_: byDefault('the collector perf'),
  node_processes_: byDefault('the collector processes'),
  node_qdisc_: byDefault('the collector qdisc'),
  node_service_: byDefault('the collector runit'),
  node_slabinfo_: byDefault('the collector slabinfo'),
  node_softirqs_: byDefault('the collector softirqs or the option collector.stat.softirq'),
  node_supervisord_: byDefault('the collector supervisord'),
  node_swap_: byDefault('the collector swap'),
  node_sysctl_: byDefault('the collector sysctl'),
  node_systemd_: byDefault('the collector systemd'),
  node_tcp_connection_states: byDefault('the collector tcpstat'),
  node_textfile_mtime_seconds: byDefault('the folder of the collector textfile'),
  node_wifi_: byDefault('the collector wifi'),
  node_xfrm_: byDefault('the collector xfrm'),
  node_zoneinfo_: byDefault('the collector zoneinfo'),
  node_disk_ata_: withoutUdev,
  node_disk_device_mapper_info: withoutUdev,
  node_disk_filesystem_info: withoutUdev,
} as const;
