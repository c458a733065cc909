/** An amount of bytes to be read: `12 B`, `1.2 MiB`. */
export function byteText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const place = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** place).toFixed(1)} ${units[place - 1]}`;
}

const units = ["KiB", "MiB", "GiB"];
