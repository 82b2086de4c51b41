/**
 * Renders a length of time in seconds with its two greatest units, rounded up: `2 d 4 h`.
 *
 * @param day symbol of a day
 */
export function spanText(seconds: number, day = 'd'): string {
  const minutes = Math.ceil(seconds / 60 - 1e-9);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days} ${day} ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
