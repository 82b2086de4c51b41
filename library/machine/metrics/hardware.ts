import { counter, gauge, open, optional } from '../../../metrics';
import { family, rare } from './family';

const withSensors = rare('with sensors (hwmon)');
const sensor = { chip: open(2, 'platform_coretemp_0'), sensor: open(4, 'temp1') };
const ofSensor = { labels: sensor, ...withSensors } as const;
const raw = (help: string) => gauge({ help, unit: 'none', ...ofSensor });
const flagged = (help: string) => gauge({ help, unit: 'boolean', ...ofSensor });
const temperature = (help: string) => gauge({ help, unit: 'celsius', ...ofSensor });

const supply = { power_supply: open(1, 'BAT0') };
const ofSupply = { labels: supply, ...rare('with a battery or another power supply that reports its state') } as const;

const watchdog = { name: open(1, 'watchdog0') };
const ofWatchdog = { labels: watchdog, ...rare('with a watchdog') } as const;

const texts = <const N extends string>(...names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, optional(open(1))])) as Record<
    N,
    ReturnType<typeof open> & { readonly isOptional: true }
  >;

/** Metrics of sensors and boards. Collectors: dmi, hwmon, powersupplyclass, rapl, thermal_zone, watchdog. */
export const hardwareMetrics = {
  node_hwmon_chip_names: gauge({
    help: 'Always 1; the name of a chip stands in its labels.',
    unit: 'none',
    labels: { chip: sensor.chip, chip_name: open(2, 'coretemp') },
    combinations: 2,
    ...withSensors,
  }),
  node_hwmon_sensor_label: gauge({
    help: 'Always 1; the name of a sensor stands in its labels.',
    unit: 'none',
    labels: { ...sensor, label: open(4, 'Core 0') },
    combinations: 8,
    ...withSensors,
  }),
  ...family('node_hwmon_temp_', temperature, {
    celsius: 'Temperature.',
    max_celsius: 'Highest temperature that is usual.',
    crit_celsius: 'Temperature that is critical.',
    crit_alarm_celsius: 'A thousandth while the temperature is critical.',
  }),
  ...family('node_hwmon_fan_', raw, {
    rpm: 'Turns of a fan per minute.',
    min_rpm: 'Least turns of a fan per minute.',
    max_rpm: 'Most turns of a fan per minute.',
    target_rpm: 'Turns of a fan per minute that are aimed at.',
    output: 'Setting of a fan.',
    pulses: 'Pulses per turn of a fan.',
    tolerance: 'Tolerance of the turns of a fan.',
  }),
  ...family('node_hwmon_', flagged, {
    fan_alarm: 'Whether a fan has an alarm.',
    fan_beep_enabled: 'Whether an alarm of a fan beeps.',
    fan_manual: 'Whether a fan is set by hand.',
    in_alarm: 'Whether a voltage has an alarm.',
    in_beep_enabled: 'Whether an alarm of a voltage beeps.',
    intrusion_alarm: 'Whether the case was opened.',
    intrusion_beep_enabled: 'Whether an open case beeps.',
  }),
  ...family('node_hwmon_in_', raw, {
    volts: 'Voltage.',
    min_volts: 'Lowest voltage that is usual.',
    max_volts: 'Highest voltage that is usual.',
  }),
  node_hwmon_freq_freq_mhz: gauge({ help: 'Frequency of a graphics processor in MHz.', unit: 'none', ...ofSensor }),
  ...family('node_hwmon_', raw, {
    power_watt: 'Power.',
    power_average_watt: 'Power, averaged.',
    power_cap_watt: 'Most power that is allowed.',
    curr_amps: 'Current.',
    humidity: 'Humidity, from 0 to 1.',
    update_interval_seconds: 'Time between two readings of a chip.',
  }),
  node_hwmon_energy_joule_total: counter({
    help: 'Energy used, in joules.',
    unit: 'none',
    startsAtZero: true,
    ...ofSensor,
  }),
  ...family('node_hwmon_pwm_', raw, {
    enable: 'Mode of a fan control: 0 full speed, 1 by hand, 2 and more automatic.',
    mode: 'Kind of a fan control: 0 by voltage, 1 by pulses.',
    floor: 'Least setting of a fan control.',
    start: 'Setting at which a fan starts.',
    step_down_time: 'Milliseconds of a step down.',
    step_up_time: 'Milliseconds of a step up.',
    stop_time: 'Milliseconds until a fan stops.',
    target_temp: 'Temperature that a fan control aims at.',
    temp_sel: 'Sensor of a fan control.',
    temp_tolerance: 'Tolerance of that temperature.',
    crit_temp_tolerance: 'Tolerance of the critical temperature.',
    weight_duty_base: 'Least setting of the second sensor.',
    weight_duty_step: 'Step of the setting of the second sensor.',
    weight_temp_sel: 'Second sensor of a fan control.',
    weight_temp_step: 'Step of the temperature of the second sensor.',
    weight_temp_step_base: 'Temperature from which on the second sensor counts.',
    weight_temp_step_tol: 'Tolerance of the step of the second sensor.',
    auto_point1_pwm: 'Setting at the first point of the curve of a fan.',
    auto_point1_temp: 'Temperature of the first point.',
    auto_point2_pwm: 'Setting at the second point.',
    auto_point2_temp: 'Temperature of the second point.',
    auto_point3_pwm: 'Setting at the third point.',
    auto_point3_temp: 'Temperature of the third point.',
    auto_point4_pwm: 'Setting at the fourth point.',
    auto_point4_temp: 'Temperature of the fourth point.',
    auto_point5_pwm: 'Setting at the fifth point.',
    auto_point5_temp: 'Temperature of the fifth point.',
  }),
  node_thermal_zone_temp: gauge({
    help: 'Temperature of a zone.',
    unit: 'celsius',
    labels: { zone: open(2, '0'), type: open(2, 'x86_pkg_temp') },
    combinations: 2,
    ...rare('with thermal zones'),
  }),
  ...family(
    'node_cooling_device_',
    (help) =>
      gauge({
        help,
        unit: 'none',
        labels: { name: open(4, '0'), type: open(1, 'Processor') },
        ...rare('with cooling devices'),
      }),
    { cur_state: 'Level of cooling.', max_state: 'Highest level of cooling.' },
  ),
  ...family(
    'node_rapl_',
    (help) =>
      counter({
        help,
        unit: 'none',
        labels: { index: open(1, '0'), path: open(1) },
        startsAtZero: true,
        ...rare('where the exporter may read the energy of processors, as root'),
      }),
    {
      package_joules_total: 'Energy of a processor, in joules.',
      core_joules_total: 'Energy of the cores, in joules.',
      uncore_joules_total: 'Energy of the rest of a processor, in joules.',
      dram_joules_total: 'Energy of the memory, in joules.',
      psys_joules_total: 'Energy of the whole platform, in joules.',
    },
  ),
  node_dmi_info: gauge({
    help: 'Always 1; maker and model of the machine stand in its labels.',
    unit: 'none',
    labels: texts(
      'bios_date',
      'bios_release',
      'bios_vendor',
      'bios_version',
      'board_asset_tag',
      'board_name',
      'board_serial',
      'board_vendor',
      'board_version',
      'chassis_asset_tag',
      'chassis_serial',
      'chassis_vendor',
      'chassis_version',
      'product_family',
      'product_name',
      'product_serial',
      'product_sku',
      'product_uuid',
      'product_version',
      'system_vendor',
    ),
    exposedWhen: 'on machines with DMI',
  }),
  node_power_supply_info: gauge({
    help: 'Always 1; model and state of a power supply stand in its labels.',
    unit: 'none',
    labels: {
      ...supply,
      type: open(1, 'Battery'),
      ...texts(
        'capacity_level',
        'charge_type',
        'health',
        'manufacturer',
        'model_name',
        'scope',
        'serial_number',
        'status',
        'technology',
        'usb_type',
      ),
    },
    ...rare('with a battery or another power supply that reports its state'),
  }),
  ...family('node_power_supply_', (help) => gauge({ help, unit: 'boolean', ...ofSupply }), {
    online: 'Whether a power supply delivers power.',
    present: 'Whether a battery is there.',
  }),
  ...family('node_power_supply_', (help) => gauge({ help, unit: 'none', ...ofSupply }), {
    capacity: 'Charge of a battery in percent.',
    cyclecount: 'Charges of a battery so far.',
    energy_watthour: 'Energy of a battery in watt hours.',
    energy_full: 'Energy of a full battery in watt hours.',
    energy_full_design: 'Energy of a full battery when it was new.',
    power_watt: 'Power that a battery takes or gives.',
    voltage_volt: 'Voltage of a power supply.',
    voltage_min_design: 'Least voltage that a battery is made for.',
  }),
  node_watchdog_info: gauge({
    help: 'Always 1; the kind and state of a watchdog stand in its labels.',
    unit: 'none',
    labels: { ...watchdog, ...texts('identity', 'options', 'pretimeout_governor', 'state', 'status') },
    ...rare('with a watchdog'),
  }),
  ...family('node_watchdog_', (help) => gauge({ help, unit: 'none', ...ofWatchdog }), {
    access_cs0: 'Whether the machine started from its second memory.',
    bootstatus: 'Reason of the last start, as bits.',
    fw_version: 'Version of the firmware of a watchdog.',
    nowayout: 'Whether a watchdog cannot be stopped.',
  }),
  ...family('node_watchdog_', (help) => gauge({ help, unit: 'seconds', ...ofWatchdog }), {
    timeout_seconds: 'Time after which a watchdog restarts the machine.',
    pretimeout_seconds: 'Time before that at which it warns.',
    timeleft_seconds: 'Time left.',
  }),
};
