/** `:journal`: every change of this session, its outcome, and the way back. */
import { type Line, line } from "../../terminal/line.ts";
import type { Command } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import type { PaneContext } from "../pane.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { readingPane } from "../text/reading_pane.ts";
import { type Journal, type JournalEntry, outcomeTitle } from "./journal.ts";
import { runBook } from "./run_book.ts";
import { undo } from "./undo.ts";

export const journalSource: RowSource = {
  name: "journal",
  title: "Journal",
  kubectl: () => "",
  read: (_port, tell, _signal, { journal }) => {
    const rows = journal.map((entry) => {
      const name = numberTitle(entry);
      const cells = [
        name,
        time(entry),
        entry.title,
        outcomeTitle(entry),
        wayBack(entry),
        entry.context,
        entry.kubectl,
      ];
      return sourceRow({ uid: name, name, cells });
    });
    rowsTeller(sourceColumns(["Name", "Time", "Change", "Outcome", "Undo"], ["Context", "Kubectl"]), tell)(
      rows,
    );
    return Promise.resolve();
  },
  enterTitle: "details",
  enter: ({ name }, { journal }) => {
    const entry = journal.find((one) => numberTitle(one) === name);
    return entry ? [{ type: "open", pane: details(entry) }] : [];
  },
  keys: [
    {
      keys: ["Ctrl-U"],
      title: "take back",
      footer: 2,
      writes: true,
      run: ([row], context) => {
        const made = undo(context, Number(row?.name));
        return typeof made === "string" ? [{ type: "notify", text: made, role: "warn" }] : made;
      },
    },
    {
      keys: ["x"],
      title: "write a script",
      footer: 3,
      needsNoRow: true,
      run: (_rows, context) => exportJournal(context.journal, undefined, context),
    },
  ],
  empty: "Nothing was changed in this session.",
};

/** Writes the journal into a file; without a name into the folder for state. */
export function exportJournal(
  journal: Journal,
  file: string | undefined,
  { now, context }: Pick<PaneContext, "now" | "context">,
): readonly Command[] {
  if (journal.length === 0) return [{ type: "notify", text: "The journal is empty.", role: "warn" }];
  return [{
    type: "work",
    name: "journal",
    run: async (_port, tell, _signal, machine) => {
      const stamp = new Date(now).toISOString().slice(0, 19).replace(/[:T]/g, "-");
      const known = context.name.replace(/[^\w.-]+/g, "_");
      const path = file === undefined
        ? `${machine.folders.state}/journal/${known}-${stamp}.sh`
        : absolute(file, machine);
      await machine.writeFile(path, new TextEncoder().encode(runBook(journal, path)));
      tell([{ type: "notify", text: `Written: ${path}`, role: "ok" }]);
    },
  }];
}

function absolute(file: string, { workingFolder, home }: Machine): string {
  if (file.startsWith("/")) return file;
  return file.startsWith("~/") ? `${home}${file.slice(1)}` : `${workingFolder}/${file}`;
}

/** Rows go by it: three digits keep the order. */
function numberTitle({ number }: JournalEntry): string {
  return String(number).padStart(3, "0");
}

function time(entry: JournalEntry): string {
  return new Date(entry.time).toISOString().slice(11, 19) + "Z";
}

function wayBack(entry: JournalEntry): string {
  if (entry.isUndone) return "taken back";
  if (entry.undoes !== undefined) return `takes back ${entry.undoes}`;
  return typeof entry.undo === "string" ? "cannot be taken back" : "Ctrl-U";
}

function details(entry: JournalEntry) {
  return readingPane({
    name: "change",
    title: `Change ${entry.number} · ${entry.title}`,
    kubectl: () => entry.kubectl,
    read: (_port, tell) => {
      tell(detailLines(entry));
      return Promise.resolve();
    },
  });
}

function detailLines(entry: JournalEntry): Line[] {
  const back = typeof entry.undo === "string"
    ? `cannot be taken back: ${entry.undo}`
    : entry.isUndone
    ? "was taken back"
    : `${entry.undo.title} (:undo ${entry.number})`;
  const facts: [string, string][] = [
    ["change", entry.title],
    ["time", new Date(entry.time).toISOString()],
    ["context", entry.context],
    ["outcome", outcomeTitle(entry)],
    ["way back", entry.undoes === undefined ? back : `takes back change ${entry.undoes}`],
  ];
  return [
    ...facts.map(([name, value]) => line([{ text: ` ${name.padEnd(10)}`, role: "dim" }, { text: value }])),
    line(""),
    ...entry.results.map(({ title, problem }) =>
      problem === undefined ? line(` ✓ ${title}`, "ok") : line(` ✗ ${title}: ${problem}`, "bad")
    ),
    ...(entry.kubectl === "" ? [] : [line(""), ...entry.kubectl.split("; ").map((one) => line(` ${one}`))]),
  ];
}
