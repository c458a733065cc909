/** `ss` of iproute2 and `netstat` of net-tools: who listens where. */
import type { Listener } from "../../../host/network_stack.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { stackOf } from "./stack_of.ts";

const OPTIONS = {
  "a all": "those that listen, and connections",
  "l listening": "only those that listen",
  "n numeric": "ports as numbers",
  "p processes": "with the programs; root sees those of others",
  "t tcp": "TCP only",
  "u udp": "UDP only",
  "x unix": "Unix sockets only",
  "4 ipv4": "IPv4 only",
  "6 ipv6": "IPv6 only",
  "H no-header": "without headings",
  "e extended": "with more",
} as const;

export const ss: CommandRecord = {
  name: "ss",
  about: "Shows sockets: who listens at which port",
  usage: ["[OPTION]... [FILTER]"],
  options: OPTIONS,
  usageCode: 255,
  run(call) {
    const isTcpOnly = call.has("t") || !call.has("u", "x");
    const rows = call.has("l", "a") && isTcpOnly && !call.has("6")
      ? wanted(call).map((one) => rowOf(call, one))
      : [];
    const net = call.has("t") && !call.has("u", "x") ? [] : ["Netid"];
    const head = [
      ...net,
      "State",
      "Recv-Q",
      "Send-Q",
      "Local Address",
      "Port",
      "Peer Address",
      "Port",
      "Process",
    ];
    call.out(
      tableText(head, rows.map((row) => net.length > 0 ? ["tcp", ...row] : row), net.length, call.has("H")),
    );
    return 0;
  },
};

/** A filter such as `sport = :80`. */
function wanted(call: Call): Listener[] {
  const port = /sport\s*=\s*:?(\d+)/.exec(call.operands.join(" "))?.[1];
  return stackOf(call.process).listeners.filter((one) => port === undefined || one.port === Number(port));
}

function rowOf(call: Call, { address, port, program, pid }: Listener): string[] {
  const isSeen = call.has("p") && program !== undefined && userOf(call.process).uid === 0;
  const users = isSeen ? `users:(("${program}",pid=${pid ?? 1},fd=4))` : "";
  return ["LISTEN", "0", "4096", address, portText(call, port), "0.0.0.0", "*", users];
}

/** Addresses stand at the right of their column, ports at the left of theirs. */
function tableText(head: string[], rows: string[][], net: number, isBare: boolean): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
  const line = (row: readonly string[]) =>
    row.slice(0, 3 + net).map((cell, at) => cell.padEnd(widths[at]!)).join(" ") + " " +
    `${row[3 + net]!.padStart(widths[3 + net]!)}:${row[4 + net]!.padEnd(widths[4 + net]!)} ` +
    `${row[5 + net]!.padStart(widths[5 + net]!)}:${row[6 + net]!.padEnd(widths[6 + net]!)}${row[7 + net]}\n`;
  return [...isBare ? [] : [head], ...rows].map(line).join("");
}

export const netstat: CommandRecord = {
  name: "netstat",
  about: "Shows who listens where, and the routes with -r",
  usage: ["[OPTION]..."],
  options: { ...OPTIONS, "r route": "the routes", "i interfaces": "the interfaces" },
  run(call) {
    if (call.has("r")) return routes(call);
    call.out("Active Internet connections (only servers)\n");
    const program = call.has("p") ? " PID/Program name   " : "";
    call.out(`Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${program}\n`);
    if (!call.has("l", "a")) return 0;
    const isRoot = userOf(call.process).uid === 0;
    for (const { address, port, pid, program: name } of stackOf(call.process).listeners) {
      const local = `${address}:${portText(call, port)}`;
      const owner = isRoot && name !== undefined ? `${pid ?? 1}/${name}` : "-";
      const shown = call.has("p") ? ` ${owner.padEnd(20)}` : "";
      call.out(`tcp        0      0 ${local.padEnd(23)} ${"0.0.0.0:*".padEnd(23)} LISTEN     ${shown}\n`);
    }
    return 0;
  },
};

const NAMES: Readonly<Record<number, string>> = {
  22: "ssh",
  53: "domain",
  80: "http",
  443: "https",
  5432: "postgresql",
};

function portText(call: Call, port: number): string {
  return call.has("n") ? String(port) : NAMES[port] ?? String(port);
}

function routes(call: Call): number {
  call.out("Kernel IP routing table\n");
  call.out("Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n");
  for (const { to, via, device } of stackOf(call.process).routes) {
    const [network = "", bits] = to === "default" ? ["0.0.0.0", "0"] : to.split("/");
    const mask = Array.from(
      { length: 4 },
      (_, at) => 256 - 2 ** (8 - Math.max(0, Math.min(8, Number(bits ?? 32) - at * 8))),
    );
    call.out(
      `${network.padEnd(15)} ${(via ?? "0.0.0.0").padEnd(15)} ${mask.join(".").padEnd(15)} ${
        (via === undefined ? "U" : "UG").padEnd(9)
      } 0 0          0 ${device}\n`,
    );
  }
  return 0;
}
