/** psql's commands with a backslash. */
import type { Process } from "../../host/process.ts";
import type { Connection, Shown } from "./connection.ts";
import { databaseSheet, describedSheet, relationSheet, roleSheet, schemaSheet } from "./describe.ts";
import { laidOut, type Sheet } from "./table_layout.ts";

export interface Commander extends Shown {
  process: Process;
  connection: Connection;
  /** `ON_ERROR_STOP`. */
  stopsOnError: boolean;
  /** Files that read files. */
  depth: number;
}

type RunFile = (commander: Commander, path: string) => number;

/** False: psql is to end. */
export function command(commander: Commander, line: string, runFile: RunFile): boolean {
  const [word = "", ...rest] = line.replace(/;$/, "").split(/\s+/);
  const name = word.slice(1);
  const { process, connection, layout } = commander;
  const show = (sheet: Sheet) => process.out(laidOut(sheet, layout));
  if (name === "q") return false;
  if (/^d[tvsi]*\+?$/.test(name) || name === "d+") list(commander, name.replace("+", "").slice(1), rest[0]);
  else if (/^(l|list)\+?$/.test(name)) show(databaseSheet(connection.catalog(), majorOf(process)));
  else if (name === "du" || name === "dg") show(roleSheet(connection.catalog()));
  else if (name === "dn") show(schemaSheet());
  else if (name === "c" || name === "connect") connect(commander, rest[0]);
  else if (name === "conninfo") process.out(`${connectionText(connection)}\n`);
  else if (name === "x") toggle(commander, "isExpanded", "Expanded display is", rest[0]);
  else if (name === "t") toggle(commander, "isTuplesOnly", "Tuples only is", rest[0]);
  else if (name === "a") toggle(commander, "isAligned", "Output format is", rest[0]);
  else if (name === "i" || name === "include") commander.code = runFile(commander, rest[0] ?? "");
  else if (name === "echo") process.out(`${rest.join(" ").replace(/'([^']*)'/g, "$1")}\n`);
  else if (name === "set" && rest[0] === "ON_ERROR_STOP") {
    commander.stopsOnError = /^(1|on|true|yes)$/i.test(rest[1] ?? "");
  } else if (name === "?") process.out(HELP);
  else if (
    /^(!|copy|crosstabview|e|ef|ev|g|gexec|gset|gx|h|o|password|prompt|pset|r|s|set|timing|unset|w|watch|z|dp|df|dx|db|dT|sf|sv)$/
      .test(name)
  ) {
    process.err(`\\${name}: not simulated\n`);
    commander.code = 1;
  } else {
    process.err(`invalid command \\${name}\n${process.tty ? "Try \\? for help.\n" : ""}`);
    commander.code = 1;
  }
  return true;
}

function majorOf({ env }: Process): number {
  return Number.parseInt(env["PG_VERSION"] ?? "17");
}

function list(commander: Commander, kinds: string, name: string | undefined): void {
  const { process, connection, layout } = commander;
  const catalog = connection.catalog();
  const wanted = name?.replace(/^public\./, "");
  if (wanted !== undefined && kinds === "") {
    const sheet = describedSheet(catalog, wanted);
    if (sheet) process.out(laidOut(sheet, layout));
    else {
      process.err(`Did not find any relation named "${name}".\n`);
      commander.code = 1;
    }
    return;
  }
  const sheet = relationSheet(catalog, kinds === "" ? "tvs" : kinds, connection.wish.user);
  const found = sheet && wanted !== undefined
    ? { ...sheet, rows: sheet.rows.filter((row) => row[1] === wanted) }
    : sheet;
  if (found && found.rows.length > 0) process.out(laidOut(found, layout));
  else {process.err(
      wanted === undefined ? "Did not find any relations.\n" : `Did not find any relation named "${name}".\n`,
    );}
}

function connect(commander: Commander, database: string | undefined): void {
  const { process, connection } = commander;
  const refusal = connection.open(database ?? connection.database);
  if (refusal === undefined) {
    process.out(
      `You are now connected to database "${connection.database}" as user "${connection.wish.user}".\n`,
    );
    return;
  }
  process.err(`${refusal}\nPrevious connection kept\n`);
  commander.code = 1;
}

function connectionText({ database, wish: { user, host, port } }: Connection): string {
  const where = host === undefined ? `via socket in "/var/run/postgresql"` : `on host "${host}"`;
  return `You are connected to database "${database}" as user "${user}" ${where} at port "${port}".`;
}

function toggle(
  { process, layout }: Commander,
  what: "isExpanded" | "isTuplesOnly" | "isAligned",
  text: string,
  wish: string | undefined,
): void {
  layout[what] = wish === undefined ? !layout[what] : wish === "on";
  const word = what === "isAligned" ? (layout[what] ? "aligned" : "unaligned") : layout[what] ? "on" : "off";
  process.out(`${text} ${word}.\n`);
}

const HELP = `  \\l            databases
  \\c DATABASE   go to another database
  \\dt           tables; \\dv views, \\ds sequences, \\di indexes, \\d all but indexes
  \\d NAME       the columns, keys and constraints of a table
  \\du  \\dn      roles, schemas
  \\x  \\t  \\a    one column below the other, rows alone, without alignment
  \\i FILE       statements from a file
  \\echo TEXT    \\conninfo
  \\q            leave
`;
