/** busybox `nslookup NAME`, as since 1.29: a name without a dot is looked for in every search domain. */
import type { NameAnswer, Process, Run } from "../process.ts";

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
