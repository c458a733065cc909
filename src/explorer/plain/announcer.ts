/**
 * Tells in lines what a screen would show: where one is, what is there, what changes. For screen readers, braille
 * lines and logs, which read what comes and never look back.
 */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { RowsChange } from "../../cluster/table_watch.ts";
import type { TableColumn } from "../../kube/table.ts";
import { type Line, lineText } from "../../terminal/line.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import type { Message } from "../message.ts";
import { type Model, paneContext, topPane } from "../model.ts";
import type { OpenPane } from "../pane.ts";

/** Changes of a table told one by one; more at a time are counted. */
const mostChanges = 12;

export class Announcer {
  #pane = -1;
  #title = "";
  #body: readonly string[] = [];
  #here = "";
  #notice = "";
  #problem = "";
  #lost = false;
  #columns: readonly TableColumn[] = [];
  /** The first list of this view has been read out. */
  #isRead = false;
  readonly #rows = new Map<string, LeanRow>();

  /** What has become of the model with a message, as lines to read. */
  after(model: Model, message: Message | undefined): string[] {
    const pane = topPane(model);
    const said = [...this.#connection(model), ...this.#note(model)];
    if (!pane) return said;
    if (pane.pane !== this.#pane) return [...said, ...this.#arrive(model, pane)];
    return [...said, ...this.#follow(model, pane, message)];
  }

  /** Everything that is shown now. */
  all(model: Model): string[] {
    const pane = topPane(model);
    return pane ? [titleOf(model, pane), ...bodyOf(model, pane)] : [];
  }

  /** Where one is. */
  here(model: Model): string[] {
    const pane = topPane(model);
    return pane ? [titleOf(model, pane), currentOf(model, pane)].filter((line) => line !== "") : [];
  }

  #arrive(model: Model, pane: OpenPane): string[] {
    this.#pane = pane.pane;
    this.#title = titleOf(model, pane);
    this.#body = bodyOf(model, pane);
    this.#here = currentOf(model, pane);
    this.#rows.clear();
    this.#columns = [];
    this.#isRead = false;
    return [`== ${this.#title}`, ...this.#body];
  }

  #follow(model: Model, pane: OpenPane, message: Message | undefined): string[] {
    const [title, body, here] = [titleOf(model, pane), bodyOf(model, pane), currentOf(model, pane)];
    const before = { title: this.#title, body: this.#body, here: this.#here };
    this.#title = title;
    this.#body = body;
    this.#here = here;
    const change = rowsIn(message, pane.pane);
    if (change) return this.#rowsChanged(change, title, body, before);
    const isMove = message?.type === "key" || message?.type === "mouse";
    if (isMove && here !== "" && here !== before.here) return [here];
    if (isMove && title !== before.title) return [`== ${title}`, ...body];
    if (isMove && here === "" && body.join("\n") !== before.body.join("\n")) return body;
    return message?.type === "news" ? appended(before.body, body) : [];
  }

  #rowsChanged(
    change: RowsChange,
    title: string,
    body: readonly string[],
    before: { title: string; body: readonly string[] },
  ): string[] {
    const said = this.#isRead ? this.#differences(change) : [];
    if (change.columns) this.#columns = change.columns;
    for (const row of [...change.added, ...change.changed]) this.#rows.set(row.uid, row);
    for (const row of change.removed) this.#rows.delete(row.uid);
    // The first rows, or why there are none, are the view itself.
    if (!this.#isRead) {
      this.#isRead = change.state.kind !== "loading";
      return this.#isRead ? [`== ${title}`, ...body] : [];
    }
    if (said.length > mostChanges) return [`${said.length} changes; ${title}`];
    if (said.length === 0 && this.#rows.size === 0 && body.join("\n") !== before.body.join("\n")) {
      return [...body];
    }
    return said;
  }

  #differences({ added, changed, removed }: RowsChange): string[] {
    return [
      ...added.map((row) => `new: ${this.#rowText(row)}`),
      ...changed.flatMap((row) => this.#difference(row)),
      ...removed.map((row) => `gone: ${sanitize(row.name)}`),
    ];
  }

  #difference(row: LeanRow): string[] {
    const before = this.#rows.get(row.uid);
    const parts = this.#columns.flatMap((column, index) => {
      const [older, newer] = [cell(before, index), cell(row, index)];
      return older === newer || isTime(column) || column.priority > 0
        ? []
        : [`${column.name} ${older || "nothing"} to ${newer || "nothing"}`];
    });
    return parts.length === 0 ? [] : [`${sanitize(row.name)}: ${parts.join(", ")}`];
  }

  #rowText(row: LeanRow): string {
    const parts = this.#columns.flatMap((column, index) =>
      isTime(column) || column.priority > 0 || cell(row, index) === "" || cell(row, index) === row.name
        ? []
        : [`${column.name} ${cell(row, index)}`]
    );
    return [sanitize(row.name), ...parts].join(", ");
  }

  #note({ notice, prompt }: Model): string[] {
    const [text, problem] = [notice?.text ?? "", prompt?.problem ?? ""];
    const said = [
      ...(text !== "" && text !== this.#notice ? [sanitize(text)] : []),
      ...(problem !== "" && problem !== this.#problem ? [`wrong: ${sanitize(problem)}`] : []),
    ];
    this.#notice = text;
    this.#problem = problem;
    return said;
  }

  #connection({ cluster }: Model): string[] {
    const isLost = cluster.lost !== undefined;
    if (isLost === this.#lost) return [];
    this.#lost = isLost;
    return [
      isLost ? `The connection is lost: ${sanitize(cluster.lost!.error)}` : "The connection is there again.",
    ];
  }
}

function rowsIn(message: Message | undefined, pane: number): RowsChange | undefined {
  const isRows = message?.type === "news" && message.pane === pane && message.payload.type === "rows";
  return isRows && message.payload.type === "rows" ? message.payload.change : undefined;
}

function cell(row: LeanRow | undefined, index: number): string {
  return sanitize(String(row?.cells[index] ?? ""));
}

/** Times and use change all the time: nobody needs to hear that. */
function isTime({ name }: TableColumn): boolean {
  return /^(age|last seen|first seen|duration|last schedule|%?cpu.*|%?mem.*)$/i.test(name);
}

function titleOf(model: Model, pane: OpenPane): string {
  const context = paneContext(model, pane.pane);
  const aside = lineText({ spans: pane.aside(context) }).trim();
  return sanitize([pane.title(context), aside].filter(Boolean).join(", "));
}

function bodyOf(model: Model, pane: OpenPane): string[] {
  return pane.view(paneContext(model, pane.pane)).map(readable);
}

/** The line under the cursor; "" where there is none. */
function currentOf(model: Model, pane: OpenPane): string {
  const found = pane.view(paneContext(model, pane.pane)).find(({ fill }) => fill === "selection");
  return found ? readable(found) : "";
}

function readable(line: Line): string {
  return sanitize(lineText(line)).replace(/^[▌●]/, " ").trimEnd();
}

/** Lines that a text has got at its end, as a log does; all of it when it has become another text. */
function appended(before: readonly string[], now: readonly string[]): string[] {
  const isSame = before.length === now.length && now.every((line, index) => line === before[index]);
  if (isSame) return [];
  for (let kept = Math.min(before.length, now.length); kept > 0; kept--) {
    const isTail = before.slice(-kept).every((line, index) => line === now[index]);
    if (isTail) return now.slice(kept);
  }
  return [...now];
}
