/** `man`: pages of the manual, made of the records of the programs. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { Run } from "../../../host/process.ts";
import { type Call, type CommandRecord, optionLine } from "../command.ts";
import { parseOptionTable } from "../options.ts";
import { pageText } from "../screens/pager.ts";
import { TOPICS } from "./manual_pages.ts";

/** The program, for the programs that there are. */
export function manOf(records: () => ReadonlyMap<string, CommandRecord>): CommandRecord {
  return {
    name: "man",
    about: "Shows a page of the manual",
    usage: ["[SECTION] PAGE", "-k WORD"],
    options: { "k apropos": "look for pages about something", "f whatis": "only what it is" },
    run: (call) => show(call, records()),
  };
}

function* show(call: Call, records: ReadonlyMap<string, CommandRecord>): Run {
  const words = [...call.operands];
  if (words.length === 0) {
    call.process.err("What manual page do you want?\nFor example, try 'man man'.\n");
    return 1;
  }
  if (call.has("k", "f")) return list(call, records, words[0]!);
  const section = /^[1-8]$/.test(words[0]!) && words.length > 1 ? Number(words.shift()) : undefined;
  for (const name of words) {
    const text = pageOf(name, section, records);
    if (text === undefined) {
      const where = section === undefined ? "" : ` in section ${section}`;
      call.process.err(`No manual entry for ${name}${where}\n`);
      call.status = 16;
    } else yield* pageText(call, text, { name: ` Manual page ${name} (press q to quit)` });
  }
  return call.status;
}

function pageOf(
  name: string,
  section: number | undefined,
  records: ReadonlyMap<string, CommandRecord>,
): string | undefined {
  const record = section === undefined || section === 1 || section === 8 ? records.get(name) : undefined;
  if (record) return recordPage(record);
  const topic = ownEntry(TOPICS, name);
  if (!topic || (section !== undefined && topic.section !== section)) return undefined;
  return `${headLine(name, topic.section)}\n\nNAME\n       ${name} - ${topic.about}\n\nDESCRIPTION\n${
    indented(topic.text)
  }`;
}

function recordPage(record: CommandRecord): string {
  const about = record.about[0]!.toLowerCase() + record.about.slice(1);
  const synopsis = record.usage.map((usage) => `       ${record.name} ${usage}\n`).join("");
  const options = parseOptionTable(record.options).map((option) => `     ${optionLine(option)}`).join("");
  return `${headLine(record.name, 1)}\n\nNAME\n       ${record.name} - ${about}\n\nSYNOPSIS\n${synopsis}` +
    (options === "" ? "" : `\nOPTIONS\n${options}`) +
    (record.notes ? `\nNOTES\n${indented(record.notes)}` : "");
}

const WIDTH = 78;

function headLine(name: string, section: number): string {
  const title = `${name.toUpperCase()}(${section})`;
  return title +
    "Manual".padStart(Math.floor(WIDTH / 2) - title.length + 3).padEnd(WIDTH - title.length * 2) + title;
}

/** A text further right: paragraphs are filled anew, what is indented in it stays as it is. */
function indented(text: string): string {
  const paragraphs = text.replace(/(\S)\n(?=\S)/g, "$1 ");
  const lines = paragraphs.split("\n").flatMap((line) => {
    const parts: string[] = [];
    let rest = line;
    while (rest.length > WIDTH - 7) {
      const at = rest.lastIndexOf(" ", WIDTH - 7);
      if (at <= 0) break;
      parts.push(rest.slice(0, at));
      rest = rest.slice(at + 1);
    }
    return [...parts, rest];
  });
  return lines.map((line) => line === "" ? "\n" : `       ${line}\n`).join("");
}

function list(call: Call, records: ReadonlyMap<string, CommandRecord>, word: string): number {
  const pages = [
    ...[...records.values()].map(({ name, about }) => ({ name, section: 1, about })),
    ...Object.entries(TOPICS).map(([name, { section, about }]) => ({ name, section, about })),
  ];
  const found = pages.filter(({ name, about }) =>
    call.has("f") ? name === word : `${name} ${about}`.toLowerCase().includes(word.toLowerCase())
  ).sort((a, b) => a.name < b.name ? -1 : 1);
  for (const { name, section, about } of found) call.out(`${`${name} (${section})`.padEnd(20)} - ${about}\n`);
  if (found.length > 0) return 0;
  call.process.err(`${word}: nothing appropriate.\n`);
  return 16;
}
