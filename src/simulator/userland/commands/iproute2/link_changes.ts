/** What `ip link` and `ip route` change (ip-link(8), ip-route(8)). */
import { farEnd, layCable, moveLink } from "../../../host/cable.ts";
import { parseSubnet, subnetText } from "../../../host/ipv4.ts";
import type { Call } from "../command.ts";
import { networkNamed } from "./netns.ts";
import { stackOf } from "./stack_of.ts";

/** Says what the kernel answers; its value is the exit code. */
type Refuse = (why: string) => number;

export function changeLink(call: Call, command: string, words: readonly string[], refuse: Refuse): number {
  if (command === "add") return addLink(call, words, refuse);
  const stack = stackOf(call.process);
  const name = words[0] === "dev" ? words[1] : words[0];
  const link = stack.interfaces.find((one) => one.name === name)!;
  if (command !== "set") {
    const end = farEnd(link, stack);
    stack.remove(link.name);
    end?.stack.remove(end.link.name);
    return 0;
  }
  const wanted = after(words, "netns");
  if (wanted !== undefined) {
    const target = networkNamed(call.process, wanted) ?? networkOf(call, wanted);
    if (!target) {
      call.process.err(`Error: argument "${wanted}" is wrong: Invalid "netns" value\n\n`);
      return 255;
    }
    moveLink(link, stack, target);
    return 0;
  }
  const master = after(words, "master");
  if (master !== undefined) {
    if (!stack.interfaces.some((one) => one.name === master)) {
      call.process.err(`Error: argument "${master}" is wrong: Device does not exist\n\n`);
      return 255;
    }
    link.master = master;
  }
  if (words.includes("nomaster")) delete link.master;
  if (words.includes("up") || words.includes("down")) setUp(link, words.includes("up"));
  return 0;
}

/** The loopback has its address as soon as it is up. */
function setUp(link: ReturnType<typeof stackOf>["interfaces"][number], isUp: boolean): void {
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
  if (stack.interfaces.some((one) => names.includes(one.name))) return refuse("File exists");
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
  if (device === undefined) {
    call.process.err("Error: Nexthop has invalid gateway.\n");
    return 2;
  }
  if (at >= 0) stack.routes.splice(at, 1);
  stack.routes.push({ to, device, ...(via === undefined ? {} : { via }) });
  return 0;
}
