import { App, Chart } from 'cdk8s';

/**
 * Chart of an app that is never written. `Testing.chart()` of cdk8s would leave a folder for each.
 */
export function testChart(): Chart {
  return new Chart(new App(), 'test');
}
