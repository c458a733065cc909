/** What has to be the same in our answer and a recorded one: keys, types, refusals, columns and cells. */
import { isDeepStrictEqual } from "node:util";
import { isNewer } from "./recorded_accepted.ts";
import { type Recorded, summaryOf } from "../simulator/kubernetes/recorded_cluster.ts";

// deno-lint-ignore no-explicit-any -- answers have every shape there is
type Answer = any;

/** The same, with the headers that clients read. */
export function answerDifferences(
  answer: Response,
  ours: string,
  recorded: Recorded,
  theirs: string,
): string[] {
  const headers = ["content-type", "warning", "retry-after", "allow"].flatMap((name) => {
    const [mine, other] = [answer.headers.get(name) ?? undefined, headerOf(recorded, name)];
    return mine === other ? [] : [`~ header ${name}: ${other} is ${mine}`];
  });
  return [...headers, ...shapeDifferences(answer.status, ours, recorded.response.status, theirs)];
}

/** Left out of OpenAPI documents: no client asks there for what it wants to write or explain. */
const UNREAD =
  /\/watch\/|\/$|\/proxy\/\{path\}$|\.(API(Group|Resource|Versions)(List)?|GroupVersionForDiscovery|ServerAddressByClientCIDR|version\.Info)$/;

/** Of OpenAPI documents, which hold of an operation only what clients read: paths, and what schemas are there. */
export function documentDifferences(ours: string, theirs: string): string[] {
  const [mine, recorded] = [parsed(ours), parsed(theirs)];
  const paths = (document: Answer) => Object.keys(document?.paths ?? {});
  const schemas = (document: Answer) =>
    Object.keys(document.components?.schemas ?? document.definitions ?? {});
  // Version 2 is asked for its definitions alone.
  const missingPaths = recorded.swagger ? [] : missing(paths(mine), paths(recorded));
  return [...missingPaths, ...missing(schemas(mine), schemas(recorded))].filter((name) => !UNREAD.test(name));
}

function missing(ours: readonly string[], theirs: readonly string[]): string[] {
  return theirs.filter((name) => !ours.includes(name)).map((name) => `- ${name}`);
}

function headerOf({ response }: Recorded, name: string): string | undefined {
  const entry = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name);
  return entry && String(entry[1]);
}

/** Lines such as `- items.spec.replicas`: missing here; `+`: only here; `~`: another value or type. */
export function shapeDifferences(code: number, ours: string, recordedCode: number, theirs: string): string[] {
  const [our, their] = [summaryOf(code, ours), summaryOf(recordedCode, theirs)].map(anonymous);
  if (our !== their) return [`~ ${their} is ${our}`];
  const [mine, recorded] = [parsed(ours), parsed(theirs)];
  if (mine === undefined || recorded === undefined) return [];
  if (recorded.kind === "Table") return tableDifferences(mine, recorded);
  if (recorded.kind === "Status" && !isDeepStrictEqual(anonymousDetails(mine), anonymousDetails(recorded))) {
    return [`~ details ${JSON.stringify(recorded.details)} are ${JSON.stringify(mine.details)}`];
  }
  const [mineKeys, recordedKeys] = [keysOf(mine), keysOf(recorded)];
  return [
    ...[...recordedKeys].filter((key) => !mineKeys.has(key)).map((key) => `- ${key}`),
    ...[...mineKeys].filter((key) => !recordedKeys.has(key)).map((key) => `+ ${key}`),
    ...orderDifferences(mine, recorded),
  ].filter((difference) => !isNewer(difference));
}

function anonymousDetails({ details }: Answer): Answer {
  const causes = details?.causes?.map((cause: Answer) => ({ ...cause, message: anonymous(cause.message) }));
  return details && { ...details, causes, uid: details.uid && "uid" };
}

/** Columns by name, type, format and priority; cells as they stand, apart from ages. */
function tableDifferences(ours: Answer, theirs: Answer): string[] {
  const columns = (table: Answer) =>
    (table.columnDefinitions ?? []).map(({ name, type, format, priority }: Answer) =>
      `${name} ${type} ${format} ${priority}`
    );
  const [mine, recorded] = [columns(ours), columns(theirs)];
  const wrong = mine.join() === recorded.join() ? [] : [`~ columns ${recorded} are ${mine}`];
  const rows = (table: Answer) =>
    new Map<string, Answer>((table.rows ?? []).map((row: Answer, index: number) => [`row ${index}`, row]));
  const [mineRows, recordedRows] = [rows(ours), rows(theirs)];
  if (mineRows.size !== recordedRows.size) {
    return [...wrong, `~ ${recordedRows.size} rows are ${mineRows.size}`];
  }
  for (const [name, row] of recordedRows) {
    const cells = (given: Answer) => JSON.stringify(given.cells.slice(0, mine.length).map(ageless));
    const other = mineRows.get(name);
    if (cells(other) !== cells(row)) wrong.push(`~ ${name}: ${cells(row)} is ${cells(other)}`);
  }
  return wrong;
}

/** Ages depend on when one asks, and so does what they stand in. */
function ageless(cell: unknown): unknown {
  if (typeof cell !== "string") return cell;
  return cell.replace(/^(\d+[smhdy])+$|\((\d+[smhdy])+ ago\)/, "AGE");
}

/** All key paths with the type of what is there; list places and keys of free maps do not count. */
function keysOf(value: Answer, path = "", found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) { for (const item of value) keysOf(item, `${path}[]`, found); }
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const isFree = FREE.test(path);
      const place = path ? `${path}.${isFree ? "*" : key}` : key;
      if (!isFree && typeof item !== "object") found.add(`${place} ${typeof item}`);
      else if (!isFree) found.add(place);
      keysOf(item, place, found);
    }
  }
  return found;
}

const FREE =
  /(^|\.)(labels|annotations|fieldsV1|data|binaryData|stringData|paths|matchLabels|selector|nodeSelector|hard|used|capacity|allocatable)$|fieldsV1\./;

/**
 * Where the keys of both stand in another order. Built-in specs and statuses are left out: there they stand as their
 * author wrote them, and in a real server as in its Go types; no client minds.
 */
function orderDifferences(ours: Answer, theirs: Answer): string[] {
  const isSorted = Object.keys(theirs)[0] === "apiVersion";
  if (isSorted) return orderOf(ours, theirs, "");
  return orderOf(ours.metadata, theirs.metadata, "metadata", false);
}

function orderOf(ours: Answer, theirs: Answer, path: string, isDeep = true): string[] {
  if (typeof ours !== "object" || typeof theirs !== "object" || !ours || !theirs) return [];
  const common = Object.keys(theirs).filter((key) => key in ours);
  const mine = Object.keys(ours).filter((key) => key in theirs);
  const wrong = mine.join() === common.join() ? [] : [`~ order of ${path || "keys"}: ${common} is ${mine}`];
  if (!isDeep) return wrong;
  return [...wrong, ...common.flatMap((key) => orderOf(ours[key], theirs[key], `${path}.${key}`))];
}

/** Versions and identities are each server's own. */
function anonymous(summary: string | undefined): string {
  return (summary ?? "").replace(/\d+ \(\d+\)/g, "N (N)")
    .replace(/in record \(\d+\)/, "in record (N)")
    .replace(/version: \d+, current: \d+/g, "version: N, current: N")
    .replace(/Invalid value: "\{.*\}"/, 'Invalid value: "OBJECT"');
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
