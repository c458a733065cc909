/** k9s's `config.yaml`, and its `clusters/CLUSTER/CONTEXT/config.yaml`. Source: k9s's README, "K9s Configuration". */
import { isObject, type Path } from "../../shapes/check.ts";
import { K9sReading } from "./reading.ts";

/** Takes a value over: where it belongs, what it may be, and what it becomes. */
interface Taken {
  readonly to: readonly string[];
  readonly is: "boolean" | "string" | "number" | "list";
  readonly become?: (value: never) => unknown;
}

/** By path below `k9s:`. A text says why it is not taken over. */
const configFields: Readonly<Record<string, Taken | string>> = {
  "liveViewAutoRefresh": "texts are always kept up to date",
  "screenDumpDir": "saved texts go to the state folder (pequod config paths)",
  "refreshRate": "rows are watched: there is nothing to refresh",
  "maxConnRetry":
    "a lost connection is tried again for as long as it takes; the program never ends because of it",
  "apiServerTimeout": "use --request-timeout",
  "portForwardAddress": "port-forwards ask for their address, which begins with 127.0.0.1",
  "gpuVendors": "columns for GPUs: add them with columns:",
  "readOnly": { to: ["readOnly"], is: "boolean" },
  "noExitOnCtrlC": { to: ["quitOnCtrlC"], is: "boolean", become: (value: boolean) => !value },
  "defaultView": { to: ["defaultView"], is: "string" },
  "skipLatestRevCheck": "no newer version is ever looked for",
  "keepMissingClusters": "nothing is ever cleaned up",
  "disablePodCounting": "pods are not counted behind one's back",
  "ui.enableMouse": { to: ["mouse"], is: "boolean" },
  "ui.headless": { to: ["header"], is: "boolean", become: (value: boolean) => !value },
  "ui.crumbsless": { to: ["crumbs"], is: "boolean", become: (value: boolean) => !value },
  "ui.logoless": "there is no logo",
  "ui.splashless": "there is no splash screen",
  "ui.noIcons": "there are no icons",
  "ui.reactive": "files are read at the start; :config reads them again",
  "ui.invert": "use --invert",
  "ui.defaultsToFullScreen": "texts always have the whole width",
  "ui.useFullGVRTitle": "titles have the kind alone",
  "ui.skin": { to: ["theme"], is: "string" },
  "noIcons": "there are no icons",
  "logger.tail": { to: ["logs", "tail"], is: "number" },
  "logger.buffer": { to: ["logs", "buffer"], is: "number" },
  "logger.sinceSeconds": {
    to: ["logs", "sinceSeconds"],
    is: "number",
    become: (value: number) => Math.max(0, value),
  },
  "logger.textWrap": { to: ["logs", "wrap"], is: "boolean" },
  "logger.showTime": { to: ["logs", "timestamps"], is: "boolean" },
  "logger.disableAutoscroll": "a log follows until one scrolls up",
  "logger.columnLock": "columns of a log stand still",
  "logger.showJSON": "lines of JSON are always seen as such",
  "thresholds.cpu.warn": { to: ["thresholds", "cpu", "warn"], is: "number" },
  "thresholds.cpu.critical": { to: ["thresholds", "cpu", "critical"], is: "number" },
  "thresholds.memory.warn": { to: ["thresholds", "memory", "warn"], is: "number" },
  "thresholds.memory.critical": { to: ["thresholds", "memory", "critical"], is: "number" },
  "shellPod.image": { to: ["nodeShell", "image"], is: "string" },
  "shellPod.namespace": { to: ["nodeShell", "namespace"], is: "string" },
  "shellPod": "a shell on a node takes image and namespace only",
  "imageScans": "images are not scanned",
};

/** The fields of one context; `to` begins below the context. */
const contextFields: Readonly<Record<string, Taken | string>> = {
  "cluster": "the cluster's name comes from the kubeconfig",
  "readOnly": { to: ["readOnly"], is: "boolean" },
  "skin": { to: ["theme"], is: "string" },
  "namespace.active": { to: ["namespace"], is: "string" },
  "namespace.lockFavorites": { to: ["lockFavourites"], is: "boolean" },
  "namespace.favorites": {
    to: ["favourites"],
    is: "list",
    // Digit 0 always means all.
    become: (names: string[]) => names.filter((name) => name !== "all" && name !== "-"),
  },
  "view.active": { to: ["view"], is: "string" },
  "featureGates.nodeShell": { to: ["nodeShell"], is: "boolean" },
  "portForwardAddress": "port-forwards ask for their address, which begins with 127.0.0.1",
  "proxy": "set proxy-url in the kubeconfig, or HTTPS_PROXY",
  "disableSanitizeConfirmationAck": "how much is asked, confirm: says",
};

export function readK9sConfig(value: unknown): K9sReading {
  return readFields(value, configFields, []);
}

export function readK9sContext(value: unknown, context: string): K9sReading {
  return readFields(value, contextFields, ["contexts", context]);
}

function readFields(
  value: unknown,
  fields: Readonly<Record<string, Taken | string>>,
  before: readonly string[],
): K9sReading {
  const reading = new K9sReading();
  const root = isObject(value) ? value.k9s : undefined;
  if (!isObject(root)) {
    reading.mistake([], "expected k9s: with the settings below it");
    return reading;
  }
  readBelow(root, [], fields, before, reading);
  return reading;
}

function readBelow(
  values: Record<string, unknown>,
  path: readonly string[],
  fields: Readonly<Record<string, Taken | string>>,
  before: readonly string[],
  reading: K9sReading,
): void {
  for (const [name, value] of Object.entries(values)) {
    const here = [...path, name];
    const at: Path = ["k9s", ...here];
    const key = here.join(".");
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const isGroup = Object.keys(fields).some((one) => one.startsWith(`${key}.`));
    if (value === null) continue;
    if (isGroup && isObject(value)) readBelow(value, here, fields, before, reading);
    else if (typeof field === "object") take(value, field, at, before, reading);
    else reading.leave(at, field ?? parentReason(here, fields) ?? "not known here");
  }
}

function take(value: unknown, field: Taken, at: Path, before: readonly string[], reading: K9sReading): void {
  if (!fits[field.is](value)) return reading.mistake(at, `expected a ${field.is}`);
  if (value === "") return;
  reading.set([...before, ...field.to], field.become ? field.become(value as never) : value, at);
}

const fits: Readonly<Record<Taken["is"], (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
};

function parentReason(
  path: readonly string[],
  fields: Readonly<Record<string, Taken | string>>,
): string | undefined {
  const parent = fields[path.slice(0, -1).join(".")];
  return typeof parent === "string" ? parent : undefined;
}
