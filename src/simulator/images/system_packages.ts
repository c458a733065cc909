/** What the archives of Debian, Ubuntu and Alpine know, for a machine without a network. */

import { programsOfPackage } from "../userland/commands/ubuntu.ts";

export interface SystemPackage {
  name: string;
  /** In Debian, and in Alpine. */
  version: string;
  alpineVersion?: string;
  kilobytes: number;
  needs?: readonly string[];
  /** Path of a command to the program that it is (packaged_programs.ts). */
  programs?: Readonly<Record<string, string>>;
  /** Commands that lie there and are not simulated. */
  commands?: readonly string[];
}

export const SYSTEM_PACKAGES: readonly SystemPackage[] = [
  { name: "ca-certificates", version: "20230311+deb12u1", alpineVersion: "20250619-r0", kilobytes: 153 },
  {
    name: "curl",
    version: "7.88.1-10+deb12u12",
    alpineVersion: "8.14.1-r1",
    kilobytes: 315,
    needs: ["libcurl4"],
    programs: { "/usr/bin/curl": "curl" },
  },
  { name: "libcurl4", version: "7.88.1-10+deb12u12", alpineVersion: "8.14.1-r1", kilobytes: 391 },
  {
    name: "wget",
    version: "1.21.3-1+deb12u1",
    alpineVersion: "1.25.0-r1",
    kilobytes: 937,
    programs: { "/usr/bin/wget": "wget" },
  },
  {
    name: "procps",
    version: "2:4.0.2-3",
    alpineVersion: "4.0.4-r3",
    kilobytes: 709,
    programs: { "/usr/bin/ps": "ps" },
  },
  {
    name: "dnsutils",
    version: "1:9.18.33-1~deb12u2",
    kilobytes: 154,
    programs: { "/usr/bin/nslookup": "nslookup" },
  },
  {
    name: "bind-tools",
    version: "9.20.10-r0",
    kilobytes: 154,
    programs: { "/usr/bin/nslookup": "nslookup" },
  },
  {
    name: "git",
    version: "1:2.39.5-0+deb12u2",
    alpineVersion: "2.49.1-r0",
    kilobytes: 7260,
    needs: ["ca-certificates"],
    commands: ["/usr/bin/git"],
  },
  {
    name: "vim",
    version: "2:9.0.1378-2+deb12u2",
    alpineVersion: "9.1.1415-r0",
    kilobytes: 1568,
    commands: ["/usr/bin/vim"],
  },
  {
    name: "nano",
    version: "7.2-1+deb12u1",
    alpineVersion: "8.4-r0",
    kilobytes: 690,
    commands: ["/usr/bin/nano"],
  },
  {
    name: "jq",
    version: "1.6-2.1+deb12u1",
    alpineVersion: "1.8.0-r0",
    kilobytes: 64,
    commands: ["/usr/bin/jq"],
  },
  {
    name: "less",
    version: "590-2.1~deb12u2",
    alpineVersion: "668-r0",
    kilobytes: 132,
    commands: ["/usr/bin/less"],
  },
  { name: "tree", version: "2.1.0-1", alpineVersion: "2.2.1-r0", kilobytes: 52, commands: ["/usr/bin/tree"] },
  {
    name: "iproute2",
    version: "6.1.0-3",
    alpineVersion: "6.14.0-r0",
    kilobytes: 1046,
    commands: ["/usr/bin/ip", "/usr/bin/ss"],
  },
  { name: "iputils-ping", version: "3:20221126-1+deb12u1", kilobytes: 47, commands: ["/usr/bin/ping"] },
  {
    name: "net-tools",
    version: "2.10-0.1+deb12u2",
    alpineVersion: "2.10-r3",
    kilobytes: 243,
    commands: ["/usr/bin/netstat"],
  },
  {
    name: "netcat-openbsd",
    version: "1.219-1",
    alpineVersion: "1.229.1-r0",
    kilobytes: 41,
    commands: ["/usr/bin/nc"],
  },
  {
    name: "bash",
    version: "5.2.15-2+b8",
    alpineVersion: "5.2.37-r0",
    kilobytes: 1490,
    commands: ["/bin/bash"],
  },
  { name: "build-essential", version: "12.9", kilobytes: 8, needs: ["gcc", "make"] },
  {
    name: "gcc",
    version: "4:12.2.0-3",
    alpineVersion: "14.2.0-r6",
    kilobytes: 5216,
    commands: ["/usr/bin/gcc"],
  },
  {
    name: "make",
    version: "4.3-4.1",
    alpineVersion: "4.4.1-r3",
    kilobytes: 396,
    commands: ["/usr/bin/make"],
  },
  { name: "musl-dev", version: "1.2.5-r10", kilobytes: 1200 },
  { name: "libpq-dev", version: "15.13-0+deb12u1", kilobytes: 145 },
  {
    name: "unzip",
    version: "6.0-28",
    alpineVersion: "6.0-r15",
    kilobytes: 166,
    commands: ["/usr/bin/unzip"],
  },
  {
    name: "gnupg",
    version: "2.2.40-1.1",
    alpineVersion: "2.4.7-r0",
    kilobytes: 846,
    commands: ["/usr/bin/gpg"],
  },
  {
    name: "python3",
    version: "3.11.2-1+b1",
    alpineVersion: "3.12.11-r0",
    kilobytes: 26,
    commands: ["/usr/bin/python3"],
  },
  {
    name: "nginx",
    version: "1.22.1-9+deb12u2",
    alpineVersion: "1.28.0-r3",
    kilobytes: 527,
    commands: ["/usr/sbin/nginx"],
  },
  {
    name: "apache2",
    version: "2.4.62-1~deb12u2",
    alpineVersion: "2.4.64-r0",
    kilobytes: 211,
    commands: ["/usr/sbin/apache2"],
  },
  { name: "redis-tools", version: "5:7.0.15-1~deb12u4", kilobytes: 989, commands: ["/usr/bin/redis-cli"] },
  { name: "postgresql-client", version: "15+248", kilobytes: 10, commands: ["/usr/bin/psql"] },
  { name: "stress", version: "1.0.7-1", kilobytes: 22, commands: ["/usr/bin/stress"] },
  {
    name: "htop",
    version: "3.2.2-2",
    alpineVersion: "3.4.1-r0",
    kilobytes: 151,
    commands: ["/usr/bin/htop"],
  },
];

/** All that has to be installed for some names, what is needed first; undefined: no archive has it. */
export function withNeeds(names: readonly string[]): (SystemPackage | { missing: string })[] {
  const found = new Map<string, SystemPackage | { missing: string }>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    const known = SYSTEM_PACKAGES.find((one) => one.name === name);
    for (const need of known?.needs ?? []) add(need);
    found.set(name, known ? withPrograms(known) : { missing: name });
  };
  for (const name of names) add(name);
  return [...found.values()];
}

/** With what the package of that name brings to the host. */
function withPrograms(one: SystemPackage): SystemPackage {
  const paths = Object.keys(programsOfPackage(one.name));
  if (paths.length === 0) return one;
  const own = paths.map((path) => [path, path.slice(path.lastIndexOf("/") + 1)]);
  const commands = one.commands?.filter((path) => !paths.includes(path)) ?? [];
  return { ...one, programs: { ...Object.fromEntries(own), ...one.programs }, commands };
}
