import type { Table } from "../sql/table_model.ts";

/** What SHOW CREATE TABLE says. */
export function createTableText(table: Table, isMaria: boolean): string {
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(",");
  const columns = table.columns.map(({ name, type, isNotNull, isAuto, defaultShown }) => {
    const isNumber = ["integer", "real", "decimal"].includes(type.kind);
    const isBare = isNumber || /^current_timestamp/i.test(defaultShown ?? "");
    const own = isAuto
      ? " AUTO_INCREMENT"
      : defaultShown !== undefined
      ? ` DEFAULT ${isBare && (isMaria || !isNumber) ? defaultShown : `'${defaultShown}'`}`
      : isNotNull || type.shown === "text"
      ? ""
      : " DEFAULT NULL";
    return `\`${name}\` ${type.shown}${
      isNotNull ? " NOT NULL" : type.shown === "timestamp" ? " NULL" : ""
    }${own}`;
  });
  const keys = table.keys.map(({ isPrimary, name, columns: own }) =>
    isPrimary ? `PRIMARY KEY (${list(own)})` : `UNIQUE KEY \`${name}\` (${list(own)})`
  );
  const indexes = table.indexes.map(({ name, isUnique, columns: own }) =>
    `${isUnique ? "UNIQUE " : ""}KEY \`${name}\` (${list(own)})`
  );
  const foreign = table.foreignKeys.flatMap(({ name, columns: own, table: parent, targets, actions }) => [
    ...(table.keys.some((key) => key.columns[0] === own[0])
      ? []
      : [`KEY \`${isMaria ? own[0] : name}\` (${list(own)})`]),
    `CONSTRAINT \`${name}\` FOREIGN KEY (${list(own)}) REFERENCES \`${parent}\` (${list(targets)})${
      actions === "" ? "" : ` ${actions}`
    }`,
  ]);
  const checks = table.checks.map(({ name, shown }) => `CONSTRAINT \`${name}\` CHECK (${shown})`);
  const plainFirst = [...foreign].sort((a, b) =>
    Number(a.startsWith("CONSTRAINT")) - Number(b.startsWith("CONSTRAINT"))
  );
  const lines = [...columns, ...keys, ...indexes, ...plainFirst, ...checks].map((line) => `  ${line}`);
  const charset = isMaria ? "utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci" : "utf8mb4 COLLATE=utf8mb4_0900_ai_ci";
  return `CREATE TABLE \`${table.name}\` (\n${lines.join(",\n")}\n) ENGINE=InnoDB DEFAULT CHARSET=${charset}`;
}
