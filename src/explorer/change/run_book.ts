/** The journal as a file to keep: a shell script, or Markdown for a run-book. */
import { type Journal, type JournalEntry, outcomeTitle } from "./journal.ts";

/** `.md` and `.markdown` are Markdown, every other name is a script. */
export function runBook(journal: Journal, file: string): string {
  return /\.(md|markdown)$/i.test(file) ? markdown(journal) : script(journal);
}

/** What did not succeed stands there as a comment: running the script does what was done. */
function script(journal: Journal): string {
  const entries = journal.map((entry) => {
    const isDone = outcomeTitle(entry) === "done" && entry.kubectl !== "";
    const lines = entry.kubectl === "" ? ["# (there is no kubectl command for this)"] : commands(entry);
    const failed = entry.results.filter(({ problem }) => problem !== undefined);
    return [
      `# ${time(entry)} ${oneLine(entry.title)} (context ${oneLine(entry.context)}): ${outcomeTitle(entry)}`,
      ...failed.map(({ title, problem }) => `#   ${oneLine(title)}: ${oneLine(problem!)}`),
      ...lines.map((line) => isDone || line.startsWith("#") ? line : `# ${line}`),
      "",
    ].join("\n");
  });
  return `#!/bin/sh\n# What was changed with Pequod; times are UTC.\nset -e\n\n${entries.join("\n")}`;
}

function markdown(journal: Journal): string {
  const entries = journal.map((entry) => {
    const failed = entry.results.filter(({ problem }) => problem !== undefined);
    return [
      `## ${entry.number}. ${oneLine(entry.title)}`,
      "",
      `${time(entry)}, context \`${oneLine(entry.context)}\`: ${outcomeTitle(entry)}${
        entry.isUndone ? ", taken back later" : ""
      }.`,
      ...failed.map(({ title, problem }) => `\n- ${oneLine(title)}: ${oneLine(problem!)}`),
      ...(entry.kubectl === "" ? [] : ["", "```sh", ...commands(entry), "```"]),
      "",
    ].join("\n");
  });
  return `# What was changed\n\nTimes are UTC.\n\n${entries.join("\n")}`;
}

function commands({ kubectl }: JournalEntry): string[] {
  return kubectl.split("; ");
}

function time(entry: JournalEntry): string {
  return new Date(entry.time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Words of a server are no lines of a script. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
