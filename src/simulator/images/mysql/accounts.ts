/** Who may come to a MySQL server, and to which of its databases: kept beside its tables. */
import { writeData } from "../data_folder.ts";
import type { FileTree } from "../../host/file_tree.ts";

export interface Account {
  name: string;
  /** `%`: from everywhere. */
  host: string;
  password: string;
  /** Databases, or `*`. */
  databases: string[];
}

const FILE = "mysql/global_priv.MAD";

export function readAccounts(files: FileTree, folder: string): Account[] {
  const text = files.read(`${folder}/${FILE}`);
  return text === undefined ? [] : JSON.parse(text) as Account[];
}

export function writeAccounts(files: FileTree, folder: string, accounts: readonly Account[]): void {
  writeData(files, `${folder}/${FILE}`, `${JSON.stringify(accounts)}\n`);
}

export function mayUse(account: Account, database: string): boolean {
  return account.databases.includes("*") || account.databases.includes(database) ||
    database === "information_schema";
}
