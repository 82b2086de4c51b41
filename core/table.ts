/** Renders a table as text. Numbers are aligned right, text is aligned left. */
export function table(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => shown(row[column]!).length)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => {
        const isNumber = typeof (rows[0]?.[column] ?? cell) === 'number';
        return isNumber ? shown(cell).padStart(widths[column]!) : shown(cell).padEnd(widths[column]!);
      })
      .join('  ')
      .trimEnd(),
  );
  return `${title}\n${lines.join('\n')}\n`;
}

function shown(cell: string | number): string {
  return typeof cell === 'number' ? cell.toLocaleString('en') : cell;
}
