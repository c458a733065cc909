/** `host`, `dig` and `getent`: what names and numbers stand for. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { NameAnswer } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";

export const host: CommandRecord = {
  name: "host",
  about: "Asks the name server for the addresses of a name",
  usage: ["[-t TYPE] NAME"],
  options: {
    "t=TYPE": "which kind of record",
    "4": "IPv4 only",
    "v": "tell more",
    "W=SECONDS": "so long for an answer",
  },
  run(call) {
    const name = call.operands[0];
    if (name === undefined) return call.misused("missing NAME");
    const answer = call.process.machine.lookup(name);
    if (answer.kind === "silence") {
      call.out(";; connection timed out; no servers could be reached\n");
      return 1;
    }
    if (answer.kind === "unknown") {
      call.out(`Host ${name} not found: 3(NXDOMAIN)\n`);
      return 1;
    }
    for (const [from, to] of aliasesOf(name, answer)) call.out(`${from} is an alias for ${to}.\n`);
    for (const address of answer.addresses) call.out(`${answer.name} has address ${address}\n`);
    return 0;
  },
};

export const dig: CommandRecord = {
  name: "dig",
  about: "Asks the name server, and shows its answer",
  usage: ["[+short] NAME [TYPE]"],
  options: {},
  readsOwnWords: true,
  run(call) {
    const name = call.operands.find((word) => !/^[+@-]/.test(word)) ?? ".";
    const answer = call.process.machine.lookup(name);
    if (answer.kind === "silence") {
      call.out(";; communications error: timed out\n;; no servers could be reached\n");
      return 9;
    }
    const found = answer.kind === "found" ? answer : undefined;
    const aliases = found ? aliasesOf(name, found) : [];
    const rows = [
      ...aliases.map(([from, to]) => `${from}.\t\t30\tIN\tCNAME\t${to}.`),
      ...(found?.addresses ?? []).map((address) => `${found!.name}.\t\t30\tIN\tA\t${address}`),
    ];
    if (call.operands.includes("+short")) {
      call.out(
        [...aliases.map(([, to]) => `${to}.`), ...found?.addresses ?? []].map((line) => line + "\n").join(""),
      );
      return 0;
    }
    const status = found ? "NOERROR" : "NXDOMAIN";
    const id = call.process.machine.random.below(65_536);
    call.out(
      `\n; <<>> DiG 9.18.30 <<>> ${call.operands.join(" ")}\n;; global options: +cmd\n;; Got answer:\n` +
        `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: ${id}\n` +
        `;; flags: qr rd ra; QUERY: 1, ANSWER: ${rows.length}, AUTHORITY: 0, ADDITIONAL: 0\n\n` +
        `;; QUESTION SECTION:\n;${name}.\t\t\tIN\tA\n\n` +
        (rows.length > 0 ? `;; ANSWER SECTION:\n${rows.join("\n")}\n\n` : ""),
    );
    return 0;
  },
};

/** From each name to the one that it stands for; the last is the one with the addresses. */
function aliasesOf(
  name: string,
  { name: last, aliases }: Extract<NameAnswer, { kind: "found" }>,
): [string, string][] {
  const names = [...new Set([name, ...aliases, last])];
  return names.slice(1).map((to, at) => [names[at]!, to]);
}

const FILES: Readonly<Record<string, string>> = { passwd: "/etc/passwd", group: "/etc/group" };

export const getent: CommandRecord = {
  name: "getent",
  about: "Shows what the machine knows of users, groups and hosts",
  usage: ["passwd|group|hosts|ahosts [KEY]..."],
  options: {},
  usageCode: 1,
  run(call) {
    const [database, ...keys] = call.operands;
    if (database === undefined) return call.misused("wrong number of arguments");
    if (database === "hosts" || database === "ahosts") return hosts(call, keys);
    const path = ownEntry(FILES, database);
    if (path === undefined) {
      call.process.err(
        `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
      );
      return 1;
    }
    const lines = (call.files.read(path) ?? "").split("\n").filter((line) => line !== "");
    if (keys.length === 0) call.out(lines.map((line) => line + "\n").join(""));
    for (const key of keys) {
      const line = lines.find((one) => one.split(":")[0] === key || one.split(":")[2] === key);
      if (line === undefined) call.status = 2;
      else call.out(`${line}\n`);
    }
    return call.status;
  },
};

function hosts(call: Call, names: readonly string[]): number {
  if (names.length === 0) {
    const lines = (call.files.read("/etc/hosts") ?? "").split("\n").map((line) =>
      line.replace(/#.*/, "").trim()
    );
    for (const line of lines.filter((one) => one !== "")) {
      const [address = "", ...known] = line.split(/\s+/);
      call.out(`${address.padEnd(15)} ${known.join(" ")}\n`);
    }
  }
  for (const name of names) {
    const addresses = call.process.machine.resolve(name);
    if (addresses.length === 0) call.status = 2;
    for (const address of addresses) call.out(`${address.padEnd(15)} ${name}\n`);
  }
  return call.status;
}
