/** What a PostgreSQL server keeps beside its tables: databases and roles, in the folder of its data. */
import { writeData } from "../data_folder.ts";
import type { FileTree } from "../../host/file_tree.ts";

export interface Role {
  name: string;
  /** Absent: none was given. */
  password?: string;
  isSuper: boolean;
  mayLogIn: boolean;
}

export interface DatabaseEntry {
  name: string;
  owner: string;
  /** Its folder's name below `base`. */
  oid: number;
}

export interface Cluster {
  databases: DatabaseEntry[];
  roles: Role[];
  /** The number that the next thing gets. */
  nextOid: number;
}

const FIRST_OID = 16_384;
/** Number of the table of databases in PostgreSQL's own catalog. */
const CLUSTER_FILE = "global/1262";

/** What initdb and the image's entrypoint make. */
export function newCluster(user: string, password: string, database: string): Cluster {
  const usual = [["postgres", 5], ["template0", 4], ["template1", 1]] as const;
  const databases = usual.map(([name, oid]) => ({ name, owner: user, oid }));
  const isOwn = !databases.some(({ name }) => name === database);
  return {
    databases: [...databases, ...(isOwn ? [{ name: database, owner: user, oid: FIRST_OID }] : [])],
    roles: [{ name: user, ...(password === "" ? {} : { password }), isSuper: true, mayLogIn: true }],
    nextOid: FIRST_OID + 1,
  };
}

export function writeCluster(files: FileTree, folder: string, cluster: Cluster): void {
  writeData(files, `${folder}/${CLUSTER_FILE}`, `${JSON.stringify(cluster)}\n`);
}

/** Undefined: the folder holds none. */
export function readCluster(files: FileTree, folder: string): Cluster | undefined {
  const text = files.read(`${folder}/${CLUSTER_FILE}`);
  return text === undefined ? undefined : JSON.parse(text) as Cluster;
}
