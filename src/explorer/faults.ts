/** What went wrong in this session: every refusal and every broken connection, with what to do about it. */
import { clockTime } from "./header.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "./table/row_source.ts";

export interface Fault {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** The newest last. */
export type Faults = readonly Fault[];

/** Older ones are forgotten. */
const limit = 200;

export function withFault(faults: Faults, fault: Fault): Faults {
  return [...faults, fault].slice(-limit);
}

/** What helps against an error, by its words; "" where nothing general does. */
export function hintFor(text: string): string {
  return hints.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}

const hints: readonly [RegExp, string][] = [
  [
    /forbidden|cannot (list|get|watch|create|delete|patch|update)|not allowed/i,
    ":grant shows the role to ask for, :can-i what you may do",
  ],
  [
    /unauthorized|401|not signed in|certificate has expired|token/i,
    "sign in anew: the credentials are not accepted (pequod doctor)",
  ],
  [/certificate|x509|TLS/i, "the server's certificate does not fit the kubeconfig (pequod doctor)"],
  [
    /refused|reset|unreachable|no route|timed? ?out|not answer|closed/i,
    "the server cannot be reached: it is tried again; :ctx leads to another context",
  ],
  [/conflict|modified|created again/i, "somebody changed it meanwhile: look again, then repeat"],
  [/immutable/i, "this field cannot be changed: delete the object and create it anew"],
  [/too many requests|429/i, "the server is busy: wait a little"],
  [/not found|404/i, "it is gone: Ctrl-R reads again"],
  [/quota/i, ":quota shows what is left"],
  [/denied|webhook|admission/i, "an admission rule of the cluster refuses it"],
];

/** `:errors`. */
export const faultsSource: RowSource = {
  name: "errors",
  title: "Errors",
  kubectl: () => "",
  read: (_port, tell, _signal, { faults }) => {
    const rows = faults.map(({ at, text }, index) => {
      const name = clockTime(at);
      return sourceRow({ uid: `${index}/${at}`, name, cells: [name, text, hintFor(text)] });
    });
    rowsTeller(sourceColumns(["Name", "Error", "What helps"]), tell)(rows.reverse());
    return Promise.resolve();
  },
  enterTitle: "copy",
  enter: ({ cells }) => [
    { type: "copy", text: String(cells[1]) },
    { type: "notify", text: "Copied.", role: "ok" },
  ],
  empty: "Nothing has gone wrong so far.",
};
