/** busybox `nslookup NAME`, as since 1.29: a name without a dot is looked for in every search domain. */
import type { NameAnswer, Process, Run } from "../../host/process.ts";

/** Three attempts of five seconds each. */
const SILENCE_MS = 15_000;

export function* nslookup(process: Process): Run {
  const [name = ""] = process.argv.slice(1).filter((word) => !word.startsWith("-"));
  if (name === "") {
    process.err(
      "BusyBox v1.36.1 multi-call binary.\n\nUsage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n",
    );
    return 1;
  }
  const { server, searches } = resolverOf(process);
  const answers = namesFor(name, searches).map((whole) => ({ whole, answer: process.machine.lookup(whole) }));
  if (answers.every(({ answer }) => answer.kind === "silence")) {
    yield { kind: "sleep", ms: SILENCE_MS };
    process.out(";; connection timed out; no servers could be reached\n\n");
    return 1;
  }
  process.out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`);
  for (const { whole, answer } of answers) process.out(answerText(whole, answer) + "\n");
  return answers.every(({ answer }) => answer.kind === "found") ? 0 : 1;
}

/** The one up to 1.28, which asks the C library: search domains hold for every name, and addresses have names again. */
export function* oldNslookup(process: Process): Run {
  const [name = ""] = process.argv.slice(1);
  const { server } = resolverOf(process);
  const line = (address: string, index: number) =>
    `Address ${index + 1}: ${`${address} ${nameOf(process, address) ?? ""}`.trimEnd()}\n`;
  process.out(`Server:    ${server}\n${line(server, 0)}\n`);
  const addresses = process.machine.resolve(name);
  if (addresses.length === 0) {
    const isSilent = process.machine.lookup(name).kind === "silence";
    if (isSilent) yield { kind: "sleep", ms: SILENCE_MS };
    process.err(`nslookup: can't resolve '${name}'\n`);
    return 1;
  }
  process.out(`Name:      ${name}\n${addresses.map(line).join("")}`);
  return 0;
}

/** The name of an address, where it has one. */
function nameOf(process: Process, address: string): string | undefined {
  const answer = process.machine.lookup(`${address.split(".").reverse().join(".")}.in-addr.arpa`);
  return answer.kind === "found" ? answer.name : undefined;
}

function resolverOf(process: Process): { server: string; searches: string[] } {
  const text = process.machine.files.read("/etc/resolv.conf") ?? "";
  const server = /^nameserver\s+(\S+)/m.exec(text)?.[1] ?? "127.0.0.1";
  return { server, searches: /^search\s+(.*)$/m.exec(text)?.[1]?.trim().split(/\s+/) ?? [] };
}

function namesFor(name: string, searches: readonly string[]): string[] {
  if (name.includes(".") || searches.length === 0) return [name.replace(/\.$/, "")];
  return searches.map((domain) => `${name}.${domain}`);
}

function answerText(name: string, answer: NameAnswer): string {
  if (answer.kind !== "found") return `** server can't find ${name}: NXDOMAIN\n`;
  const chain = [...answer.aliases, answer.name];
  const aliases = answer.aliases.map((alias, index) => `${alias}\tcanonical name = ${chain[index + 1]}\n`);
  if (answer.addresses.length === 0) return `${aliases.join("")}*** Can't find ${name}: No answer\n`;
  return aliases.join("") +
    answer.addresses.map((address) => `Name:\t${answer.name}\nAddress: ${address}\n`).join("");
}
