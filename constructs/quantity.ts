import { sizeText, type Size } from '../core/size';
import * as k8s from './api/k8s';

/** Renders a size for Kubernetes in the largest exact unit, rounded up to mebibytes. */
export function quantityOf(size: Size): k8s.Quantity {
  return k8s.Quantity.fromString(sizeText(size, { gibibytes: 'Gi', mebibytes: 'Mi' }));
}
