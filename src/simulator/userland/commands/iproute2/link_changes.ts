/** What `ip link` and `ip route` change (ip-link(8), ip-route(8)). */
import { farEnd, layCable, moveLink } from "../../../host/cable.ts";
import { parseSubnet, subnetText } from "../../../host/ipv4.ts";
import type { NetworkInterface, NetworkStack } from "../../../host/network_stack.ts";
import type { Call } from "../command.ts";
import { networkNamed } from "./netns.ts";
import { stackOf } from "./stack_of.ts";

/** Says what the kernel answers; its value is the exit code. */
type Refuse = (why: string) => number;

export function changeLink(call: Call, command: string, words: readonly string[], refuse: Refuse): number {
  if (command === "add") return addLink(call, words, refuse);
  const stack = stackOf(call.process);
  const name = after(words, "dev") ?? words[0];
  const link = stack.interfaces.find((one) => one.name === name)!;
  if (command === "set") return setLink(call, link, words, refuse);
  if (link.kind === "loopback") return refuse("Operation not supported");
  const end = farEnd(link, stack);
  stack.remove(link.name);
  end?.stack.remove(end.link.name);
  for (const one of stack.interfaces) if (one.master === link.name) delete one.master;
  return 0;
}

/** Words that a value follows, which nothing here depends on. */
const UNSEEN = ["alias", "allmulticast", "arp", "group", "multicast", "promisc", "qlen", "txqueuelen"];

/** All words are read before anything changes. */
function setLink(call: Call, link: NetworkInterface, words: readonly string[], refuse: Refuse): number {
  const stack = stackOf(call.process);
  const wrong = (text: string) => {
    call.process.err(`Error: ${text}\n`);
    return 255;
  };
  const changes: (() => void)[] = [];
  const rest = words.includes("dev") ? words.toSpliced(words.indexOf("dev"), 2) : words.slice(1);
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at]!;
    if (word === "up" || word === "down") {
      changes.push(() => setUp(link, word === "up"));
      continue;
    }
    if (word === "nomaster") {
      changes.push(() => delete link.master);
      continue;
    }
    const value = rest[++at];
    if (!["netns", "master", "mtu", "name", "address", ...UNSEEN].includes(word)) {
      return wrong(`either "dev" is duplicate, or "${word}" is a garbage.`);
    }
    if (value === undefined) {
      call.process.err('Command line is not complete. Try option "help"\n');
      return 255;
    }
    if (word === "netns") {
      const target = networkNamed(call.process, value) ?? networkOf(call, value);
      if (!target) return wrong(`argument "${value}" is wrong: Invalid "netns" value\n`);
      changes.push(() => moveLink(link, stack, target));
    } else if (word === "master") {
      if (!stack.interfaces.some((one) => one.name === value)) {
        return wrong(`argument "${value}" is wrong: Device does not exist\n`);
      }
      changes.push(() => link.master = value);
    } else if (word === "mtu") {
      if (!/^\d+$/.test(value)) return wrong(`argument "${value}" is wrong: Invalid "mtu" value\n`);
      changes.push(() => link.mtu = Number(value));
    } else if (word === "name") {
      if (stack.interfaces.some((one) => one.name === value)) return refuse("File exists");
      changes.push(() => rename(stack, link, value));
    } else if (word === "address") {
      if (!/^[\da-f]{2}(:[\da-f]{2}){5}$/i.test(value)) {
        call.process.err(`"${value}" is invalid lladdr.\n`);
        return 255;
      }
      changes.push(() => link.mac = value.toLowerCase());
    }
  }
  for (const change of changes) change();
  return 0;
}

/** What names it follows. */
function rename(stack: NetworkStack, link: NetworkInterface, name: string): void {
  for (const route of stack.routes) if (route.device === link.name) route.device = name;
  for (const one of stack.interfaces) if (one.master === link.name) one.master = name;
  link.name = name;
}

/** The loopback has its address as soon as it is up. */
function setUp(link: NetworkInterface, isUp: boolean): void {
  link.hasCarrier = isUp;
  if (link.kind === "loopback" && isUp && link.addresses.length === 0) {
    link.addresses = [{ address: "127.0.0.1", prefix: 8, scope: "host" }];
  }
}

/** The network of a process. */
function networkOf({ process }: Call, pid: string) {
  const task = /^\d+$/.test(pid) ? process.task?.namespaces.pid.find(Number(pid)) : undefined;
  return task?.process.machine.network;
}

function after(words: readonly string[], word: string): string | undefined {
  return words.includes(word) ? words[words.indexOf(word) + 1] : undefined;
}

function addLink(call: Call, words: readonly string[], refuse: Refuse): number {
  const stack = stackOf(call.process);
  const name = words[0] === "name" ? words[1]! : words[0] ?? "";
  const type = after(words, "type") ?? "";
  if (!["bridge", "dummy", "veth"].includes(type)) return refuse("Operation not supported");
  const peer = after(words, "name") ?? `veth${stack.nextIndex}`;
  const names = type === "veth" ? [name, peer] : [name];
  if (new Set(names).size < names.length || stack.interfaces.some((one) => names.includes(one.name))) {
    return refuse("File exists");
  }
  if (type === "veth") {
    layCable(stack, [name, peer]);
    return 0;
  }
  const index = stack.nextIndex;
  const mac = `02:42:00:00:${
    [index >> 8, index & 255].map((part) => part.toString(16).padStart(2, "0")).join(":")
  }`;
  stack.add({ index, name, kind: "bridge", mac, mtu: 1500, hasCarrier: false, addresses: [] });
  return 0;
}

/** `add default via 10.0.0.1`, `add 10.1.0.0/16 dev eth0`, `del default`. */
export function changeRoute(call: Call, command: string, words: readonly string[], refuse: Refuse): number {
  const stack = stackOf(call.process);
  const [target = ""] = words;
  const subnet = parseSubnet(target.includes("/") ? target : `${target}/32`);
  if (target !== "default" && !subnet) {
    call.process.err(`Error: any valid prefix is expected rather than "${target}".\n`);
    return 1;
  }
  const to = subnet && target !== "default" ? subnetText(subnet).replace(/\/32$/, "") : target;
  const at = stack.routes.findIndex((route) => route.to === to);
  if (command !== "add" && command !== "replace") {
    if (at < 0) return refuse("No such process");
    stack.routes.splice(at, 1);
    return 0;
  }
  if (at >= 0 && command === "add") return refuse("File exists");
  const via = after(words, "via");
  const device = after(words, "dev") ??
    stack.interfaces.find(({ addresses }) =>
      addresses.some(({ address, prefix }) => {
        const own = parseSubnet(`${address}/${prefix}`);
        const other = parseSubnet(`${via ?? ""}/${prefix}`);
        return own !== undefined && own.base === other?.base;
      })
    )?.name;
  if (device === undefined && via === undefined) return refuse("No such device");
  if (device === undefined) {
    call.process.err("Error: Nexthop has invalid gateway.\n");
    return 2;
  }
  if (!stack.interfaces.some((one) => one.name === device)) {
    call.process.err(`Cannot find device "${device}"\n`);
    return 1;
  }
  if (at >= 0) stack.routes.splice(at, 1);
  stack.routes.push({ to, device, ...(via === undefined ? {} : { via }) });
  return 0;
}
