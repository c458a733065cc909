/** Ports that have a name in /etc/services. */
export const PORT_NAMES: Readonly<Record<number, string>> = {
  22: "ssh",
  25: "smtp",
  53: "domain",
  80: "http",
  443: "https",
  3306: "mysql",
  5432: "postgresql",
  6379: "redis",
  8080: "http-alt",
};

export function portNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= 65_535 ? Number(text) : undefined;
  const found = Object.entries(PORT_NAMES).find(([, name]) => name === text);
  return found && Number(found[0]);
}
