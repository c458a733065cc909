/** `ss` of iproute2 and `netstat` of net-tools: who listens where. */
import type { Socket } from "../../../host/network_stack.ts";
import { userOf } from "../account_files.ts";
import type { Call, CommandRecord } from "../command.ts";
import { PORT_NAMES } from "./port_names.ts";
import { socketsOf, stackOf } from "./stack_of.ts";

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
    const protocols = protocolsOf(call);
    const rows = call.has("l", "a") ? wanted(call, protocols).map((one) => rowOf(call, one)) : [];
    const net = protocols.length === 1 ? 0 : 1;
    const head = ["State", "Recv-Q", "Send-Q", "Local Address", "Port", "Peer Address", "Port", "Process"];
    call.out(
      tableText(["Netid", ...head].slice(1 - net), rows.map((row) => row.slice(1 - net)), net, call.has("H")),
    );
    return 0;
  },
};

/** Without a word all; Unix sockets are not simulated. */
function protocolsOf(call: Call): Socket["protocol"][] {
  if (!call.has("t", "u", "x")) return ["udp", "tcp"];
  return (["udp", "tcp"] as const).filter((one) => call.has(one[0]!));
}

/** A filter such as `sport = :80`. */
function wanted(call: Call, protocols: readonly string[]): Socket[] {
  const port = /sport\s*=\s*:?(\d+)/.exec(call.operands.join(" "))?.[1];
  const isWanted = ({ address }: Socket) => isVersion6(address) ? !call.has("4") : !call.has("6");
  const sockets = socketsOf(call.process).filter((one) =>
    isWanted(one) && (port === undefined || one.port === Number(port))
  );
  return protocols.flatMap((protocol) => sockets.filter((one) => one.protocol === protocol));
}

function rowOf(call: Call, socket: Socket): string[] {
  const { protocol, address, port } = socket;
  const state = protocol === "tcp" ? "LISTEN" : "UNCONN";
  const holder = call.has("p") ? holderOf(call, socket) : undefined;
  const users = holder ? `users:(("${holder.name}",pid=${holder.pid},fd=4))` : "";
  const [local, peer] = isVersion6(address) ? [`[${address}]`, "[::]"] : [address, "0.0.0.0"];
  return [
    protocol,
    state,
    "0",
    protocol === "tcp" ? "4096" : "0",
    local,
    portText(call, port),
    peer,
    "*",
    users,
  ];
}

const isVersion6 = (address: string): boolean => address.includes(":");

/** The process, if it is to be seen from here: those of others are root's to see. */
function holderOf({ process }: Call, { task }: Socket): { name: string; pid: number } | undefined {
  if (!task) return undefined;
  const { uid } = userOf(process);
  const pid = task.numberIn((process.task ?? task).namespaces.pid);
  return pid === undefined || (uid !== 0 && uid !== task.user.uid) ? undefined : { name: task.name, pid };
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
    for (const socket of wanted(call, protocolsOf(call).reverse())) {
      const { address, port, protocol } = socket;
      const isSix = isVersion6(address);
      const holder = holderOf(call, socket);
      const owner = call.has("p") ? ` ${(holder ? `${holder.pid}/${holder.name}` : "-").padEnd(20)}` : "";
      const local = `${address}:${portText(call, port)}`.padEnd(23);
      const state = protocol === "tcp" ? "LISTEN" : "";
      call.out(
        `${(protocol + (isSix ? "6" : "")).padEnd(5)}      0      0 ${local} ${
          (isSix ? ":::*" : "0.0.0.0:*").padEnd(23)
        } ${state.padEnd(10)} ${owner}\n`,
      );
    }
    return 0;
  },
};

function portText(call: Call, port: number): string {
  return call.has("n") ? String(port) : PORT_NAMES[port] ?? String(port);
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
