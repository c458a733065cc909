/** What psql's commands with a backslash show of a database. */
import type { Table } from "../sql/table_model.ts";
import type { Catalog } from "./server.ts";
import type { Sheet } from "./table_layout.ts";

const LEFT = (names: string) => names.split("|").map((name) => ({ name: name.trim() }));
/** From this version on the list of databases has more columns. */
const FIRST_WITH_PROVIDERS = 16;

/** `\l` */
export function databaseSheet({ cluster: { databases } }: Catalog, major: number): Sheet {
  const isNew = major >= FIRST_WITH_PROVIDERS;
  const sorted = [...databases].sort((a, b) => a.name < b.name ? -1 : 1);
  const rows = sorted.map(({ name, owner }) => {
    const rights = name.startsWith("template") ? `=c/${owner}\n${owner}=CTc/${owner}` : "";
    const plain = ["en_US.utf8", "en_US.utf8"];
    return [name, owner, "UTF8", ...(isNew ? ["libc", ...plain, "", ""] : plain), rights];
  });
  const more = isNew ? "Locale Provider | Collate | Ctype | Locale | ICU Rules" : "Collate | Ctype";
  return {
    title: "List of databases",
    columns: LEFT(`Name | Owner | Encoding | ${more} | Access privileges`),
    rows,
  };
}

/** `\dt`, `\dv`, `\ds`, `\di`, and `\d` without a name. */
export function relationSheet(
  { tables, views, cluster }: Catalog,
  kinds: string,
  user: string,
): Sheet | undefined {
  const owner = cluster.roles[0]?.name ?? user;
  const all = [
    ...tables.map(({ name }) => [name, "table", ""]),
    ...views.map(({ name }) => [name, "view", ""]),
    ...tables.flatMap(({ name, columns }) =>
      columns.filter(({ isAuto }) => isAuto).map((each) => [`${name}_${each.name}_seq`, "sequence", ""])
    ),
    ...tables.flatMap(({ name, keys, indexes }) =>
      [...keys, ...indexes].map((each) => [each.name, "index", name])
    ),
  ].filter(([, kind = ""]) => kinds.includes(kind[0]!)).sort(([a = ""], [b = ""]) => a < b ? -1 : 1);
  if (all.length === 0) return undefined;
  const isIndexes = kinds === "i";
  return {
    title: "List of relations",
    columns: LEFT(`Schema | Name | Type | Owner${isIndexes ? " | Table" : ""}`),
    rows: all.map((
      [name = "", kind = "", table = ""],
    ) => ["public", name, kind, owner, ...(isIndexes ? [table] : [])]),
  };
}

/** `\du` */
export function roleSheet({ cluster: { roles } }: Catalog): Sheet {
  const rights = "Superuser, Create role, Create DB, Replication, Bypass RLS";
  return {
    title: "List of roles",
    columns: LEFT("Role name | Attributes"),
    rows: roles.map((
      { name, isSuper, mayLogIn },
    ) => [name, isSuper ? rights : mayLogIn ? "" : "Cannot login"]),
    footer: [],
  };
}

/** `\dn` */
export function schemaSheet(): Sheet {
  return { title: "List of schemas", columns: LEFT("Name | Owner"), rows: [["public", "pg_database_owner"]] };
}

/** `\d NAME`; undefined: there is none. */
export function describedSheet({ tables, views }: Catalog, name: string): Sheet | undefined {
  const head = LEFT("Column | Type | Collation | Nullable | Default");
  const view = views.find((each) => each.name === name);
  if (view) {
    return {
      title: `View "public.${name}"`,
      columns: head.slice(0, 1),
      rows: [],
      footer: ["View definition:", ` ${view.shown};`],
    };
  }
  const table = tables.find((each) => each.name === name);
  if (!table) return undefined;
  const rows = table.columns.map((column) => [
    column.name,
    column.type.shown,
    "",
    column.isNotNull ? "not null" : "",
    column.defaultShown ?? "",
  ]);
  return { title: `Table "public.${name}"`, columns: head, rows, footer: footerOf(table, tables) };
}

function footerOf(table: Table, tables: readonly Table[]): string[] {
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `    ${line}`)];
  const keys = [...table.keys].sort((a, b) =>
    Number(b.isPrimary) - Number(a.isPrimary) || (a.name < b.name ? -1 : 1)
  ).map((key) =>
    `"${key.name}" ${key.isPrimary ? "PRIMARY KEY" : "UNIQUE CONSTRAINT"}, btree (${key.columns.join(", ")})`
  );
  const indexes = table.indexes.map(({ name, isUnique, columns }) =>
    `"${name}" ${isUnique ? "UNIQUE, " : ""}btree (${columns.join(", ")})`
  );
  const reference = ({ columns, table: parent, targets, actions }: Table["foreignKeys"][number]) =>
    `FOREIGN KEY (${columns.join(", ")}) REFERENCES ${parent}(${targets.join(", ")})${
      actions === "" ? "" : ` ${actions}`
    }`;
  const children = tables.flatMap((child) =>
    child.foreignKeys.filter((key) => key.table === table.name).map((key) =>
      `TABLE "${child.name}" CONSTRAINT "${key.name}" ${reference(key)}`
    )
  );
  return [
    ...section("Indexes", [...keys, ...indexes]),
    ...section("Check constraints", table.checks.map(({ name, shown }) => `"${name}" CHECK (${shown})`)),
    ...section("Foreign-key constraints", table.foreignKeys.map((key) => `"${key.name}" ${reference(key)}`)),
    ...section("Referenced by", children),
  ];
}
