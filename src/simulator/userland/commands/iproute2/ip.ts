/** `ip` of iproute2: what it shows; of what it changes, links and addresses. */
import type { Run } from "../../../host/process.ts";
import { neighbourState } from "../../../host/neighbours.ts";
import { parseSubnet, subnetText } from "../../../host/ipv4.ts";
import type { NetworkInterface, NetworkRoute, NetworkStack } from "../../../host/network_stack.ts";
import { userOf } from "../account_files.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import {
  addressText,
  interfaceFlags,
  interfaceName,
  interfaceState,
  linkOnlyText,
  linkText,
  routeText,
} from "./interface_text.ts";
import { machineIn, netns } from "./netns.ts";
import { changeLink, changeRoute } from "./link_changes.ts";
import { stackOf } from "./stack_of.ts";

export const ip: CommandRecord = {
  name: "ip",
  about: "Shows and changes interfaces, addresses and routes",
  usage: ["[OPTION]... {address|link|route|neigh|netns} [COMMAND] [dev NAME]"],
  options: {
    "4": "IPv4 only",
    "6": "IPv6 only",
    "br brief": "one line each",
    "c color": "in colours",
    "j json": "as JSON",
    "n netns=NAME": "in the network namespace of that name",
    "o oneline": "each on one line",
    "s stats": "with counters",
  },
  readsOwnWords: true,
  notes: "Words may be cut short: `ip a` is `ip address show`, `ip r` is `ip route show`.",
  run: (call) => look(call),
};

interface Wishes {
  isBrief: boolean;
  isOneLine: boolean;
  isJson: boolean;
  family: "4" | "6" | undefined;
  words: string[];
}

const OBJECTS = ["address", "addrlabel", "link", "route", "rule", "neighbor", "neighbour", "netns", "help"];

function look(call: Call): Run | number {
  const wishes: Wishes = { isBrief: false, isOneLine: false, isJson: false, family: undefined, words: [] };
  const given = [...call.operands];
  if (/^-{1,2}n(etns)?$/.test(given[0] ?? "")) {
    const [, name = "", ...rest] = given;
    return within(call, name, rest);
  }
  for (const word of given) {
    if (wishes.words.length > 0 || !word.startsWith("-")) wishes.words.push(word);
    else if (/^-{1,2}(br|brief)$/.test(word)) wishes.isBrief = true;
    else if (/^-{1,2}o(neline)?$/.test(word)) wishes.isOneLine = true;
    else if (/^-{1,2}j(son)?$/.test(word)) wishes.isJson = true;
    else if (word === "-4" || word === "-6") wishes.family = word[1] as "4" | "6";
    else if (!/^-{1,2}(c(olor)?(=\w+)?|s(tats)?|d(etails)?|p(retty)?|h(uman)?|N)$/.test(word)) {
      call.process.err(`Option "${word}" is unknown, try "ip -help".\n`);
      return 255;
    }
  }
  const [first = "", command = "show", ...rest] = wishes.words;
  const object = OBJECTS.find((name) => first !== "" && name.startsWith(first));
  if (first === "") {
    call.process.err("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n");
    return 255;
  }
  if (!object) {
    call.process.err(`Object "${first}" is unknown, try "ip help".\n`);
    return 1;
  }
  if (object === "netns") return netns(call, command === "show" ? "list" : command, rest);
  if ("show".startsWith(command) || "list" === command || command === "ls") {
    return show(call, object, rest, wishes);
  }
  if (isDevice(call, command)) return show(call, object, [command, ...rest], wishes);
  return change(call, object, command, rest);
}

/** The same in a network namespace that has a name. */
function within(call: Call, name: string, words: readonly string[]): Run | number {
  const machine = machineIn(call.process, name);
  if (machine) return programOf(ip)({ ...call.process, machine, argv: ["ip", ...words] });
  call.process.err(`Cannot open network namespace "${name}": No such file or directory\n`);
  return 255;
}

function isDevice(call: Call, name: string): boolean {
  return name === "dev" || stackOf(call.process).interfaces.some((one) => one.name === name);
}

function show(call: Call, object: string, words: readonly string[], wishes: Wishes): number {
  const stack = stackOf(call.process);
  if (object === "route") {
    const device = words[words.indexOf("dev") + 1];
    const routes = stack.routes.filter((route) => !words.includes("dev") || route.device === device);
    if (wishes.family !== "6") call.out(routes.map((route) => routeText(route, stack)).join(""));
    return 0;
  }
  if (object === "rule") {
    call.out("0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n");
    return 0;
  }
  if (object === "neighbor" || object === "neighbour") {
    const device = words.filter((word) => word !== "dev").at(-1);
    const now = call.process.machine.now();
    for (const one of stack.neighbours.values()) {
      if (device !== undefined && one.device !== device) continue;
      call.out(`${one.address} dev ${one.device} lladdr ${one.mac} ${neighbourState(one, now)} \n`);
    }
    return 0;
  }
  if (object !== "address" && object !== "link") return 0;
  const name = words.filter((word) =>
    word !== "dev" && word !== "up" && word !== "scope" && word !== "global"
  ).at(-1);
  const shown = stack.interfaces.filter((one) => name === undefined || one.name === name)
    .filter((one) => !words.includes("up") || one.hasCarrier);
  if (shown.length === 0 && name !== undefined) {
    call.process.err(`Device "${name}" does not exist.\n`);
    return 1;
  }
  const isLink = object === "link";
  if (wishes.isJson) call.out(JSON.stringify(shown.map((one) => jsonOf(one, isLink))) + "\n");
  else for (const one of shown) call.out(interfaceText(one, isLink, wishes));
  return 0;
}

function interfaceText(
  one: NetworkInterface,
  isLink: boolean,
  { isBrief, isOneLine, family }: Wishes,
): string {
  const addresses = family === "6" ? [] : one.addresses;
  if (isBrief) {
    const what = isLink
      ? `${one.mac} <${interfaceFlags(one)}> `
      : addresses.map(({ address, prefix }) => `${address}/${prefix} `).join("");
    return `${interfaceName(one).padEnd(16)} ${interfaceState(one).padEnd(14)} ${what}\n`;
  }
  const text = isLink
    ? linkOnlyText(one)
    : family === undefined
    ? linkText(one) + addressText(one)
    : addresses.length === 0
    ? ""
    : linkText(one).split("\n")[0] + "\n" + addressText(one);
  if (!isOneLine) return text;
  if (isLink) return text.replace("\n    ", "\\    ");
  return addresses.map(({ address, prefix, scope }) =>
    `${one.index}: ${one.name}    inet ${address}/${prefix} scope ${scope} ${one.name}\\       valid_lft forever preferred_lft forever\n`
  ).join("");
}

function jsonOf(one: NetworkInterface, isLink: boolean): Record<string, unknown> {
  return {
    ifindex: one.index,
    ifname: one.name,
    flags: interfaceFlags(one).split(","),
    mtu: one.mtu,
    operstate: interfaceState(one),
    group: "default",
    link_type: one.kind === "loopback" ? "loopback" : "ether",
    address: one.mac,
    ...(isLink ? {} : {
      addr_info: one.addresses.map(({ address, prefix, scope }) => ({
        family: "inet",
        local: address,
        prefixlen: prefix,
        scope,
        label: one.name,
      })),
    }),
  };
}

/** Only root changes anything, and only in simple ways. */
function change(call: Call, object: string, command: string, words: readonly string[]): number {
  const refuse = (why: string, code = 2) => {
    call.process.err(`RTNETLINK answers: ${why}\n`);
    return code;
  };
  const stack = stackOf(call.process);
  const device = words.includes("dev")
    ? words[words.indexOf("dev") + 1]
    : object === "link"
    ? words[0]
    : undefined;
  const found = stack.interfaces.find((one) => one.name === device);
  const known = ["add", "del", "delete", "set", "flush", "replace"].includes(command);
  if (!known) {
    call.process.err(`Command "${command}" is unknown, try "ip ${object} help".\n`);
    return 255;
  }
  if (userOf(call.process).uid !== 0) return refuse("Operation not permitted");
  if (object === "link" && (command === "add" || found)) return changeLink(call, command, words, refuse);
  if (object === "route") return changeRoute(call, command, words, refuse);
  if (!found) {
    call.process.err(`Cannot find device "${device ?? ""}"\n`);
    return 1;
  }
  if (object === "address") {
    const text = words[0] ?? "";
    if (text.includes(":")) return refuse("Operation not supported");
    if (command !== "flush" && !parseSubnet(text.includes("/") ? text : `${text}/32`)) {
      call.process.err(`Error: any valid prefix is expected rather than "${text}".\n`);
      return 1;
    }
    return changeAddress(stack, found, command, text, refuse);
  }
  return refuse("Operation not supported");
}

function changeAddress(
  stack: NetworkStack,
  one: NetworkInterface,
  command: string,
  text: string,
  refuse: (why: string) => number,
): number {
  const [address = "", bits = "32"] = text.split("/");
  const at = one.addresses.findIndex((other) => other.address === address);
  if (command === "add") {
    if (at >= 0) return refuse("File exists");
    one.addresses.push({ address, prefix: Number(bits), scope: "global" });
    const subnet = parseSubnet(text);
    if (subnet && bits !== "32") {
      stack.routes.push({ to: subnetText(subnet), device: one.name, source: address });
    }
    return 0;
  }
  if (command !== "flush" && at < 0) return refuse("Cannot assign requested address");
  const gone = command === "flush" ? one.addresses.splice(0) : one.addresses.splice(at, 1);
  const isLost = ({ device, source }: NetworkRoute) =>
    device === one.name && gone.some((other) => other.address === source);
  stack.routes.splice(0, Infinity, ...stack.routes.filter((route) => !isLost(route)));
  return 0;
}
