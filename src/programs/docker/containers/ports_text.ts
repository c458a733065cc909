import type { PublishedPort } from "../engine_objects.ts";

/** `0.0.0.0:8080->80/tcp, 443/tcp`: ports that follow one another and keep their number become a range. */
export function portsText(ports: readonly PublishedPort[]): string {
  const groups = new Map<string, { first: number; last: number }>();
  const done: string[] = [];
  const moved: string[] = [];
  for (const port of [...ports].sort(byPort)) {
    const { IP, PrivatePort: own, PublicPort, Type } = port;
    if (IP && PublicPort !== own) {
      moved.push(`${joined(IP, String(PublicPort))}->${own}/${Type}`);
      continue;
    }
    const key = IP ? `${IP} ${Type}` : Type;
    const group = groups.get(key);
    if (group && own === group.last + 1) group.last = own;
    else {
      if (group) done.push(groupText(key, group));
      groups.set(key, { first: own, last: own });
    }
  }
  for (const [key, group] of groups) done.push(groupText(key, group));
  return [...done, ...moved].join(", ");
}

function groupText(key: string, { first, last }: { first: number; last: number }): string {
  const words = key.split(" ");
  const range = first === last ? String(first) : `${first}-${last}`;
  return words.length === 1 ? `${range}/${key}` : `${joined(words[0]!, range)}->${range}/${words[1]}`;
}

/** Address and port, with brackets around IPv6. */
export function joined(address: string, port: string): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

function byPort(a: PublishedPort, b: PublishedPort): number {
  return a.PrivatePort - b.PrivatePort || compare(a.IP ?? "", b.IP ?? "") ||
    (a.PublicPort ?? 0) - (b.PublicPort ?? 0) || compare(a.Type, b.Type);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
