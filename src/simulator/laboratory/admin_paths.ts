/**
 * The laboratory's paths, `/pequod/v1/…`, on the API server's own port: who may ask is what RBAC says of such paths,
 * so an administrator may, and `kubectl get --raw /pequod/v1` works. Bodies and answers are JSON.
 */
import { parseDuration } from "../../kube/duration.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { type Answer, jsonAnswer } from "../kubernetes/http/answer.ts";
import type { ApiRequest } from "../kubernetes/http/api_request.ts";
import { preloadFor } from "../kubernetes/preload.ts";
import { StatusError } from "../kubernetes/status_error.ts";
import { parseFault } from "./fault_body.ts";
import type { Laboratory } from "./laboratory.ts";
import { parseSnapshot, type Snapshot, snapshotText } from "./snapshot.ts";

export const ADMIN_ROOT = "pequod";
const VERSION = "v1";

/** Undefined: another path. */
export function adminAnswer(laboratory: Laboratory, request: ApiRequest): Promise<Answer> | undefined {
  const [root, version, noun, ...rest] = request.segments;
  if (root !== ADMIN_ROOT || version !== VERSION) return undefined;
  const answer = noun === undefined ? status : ownEntry(NOUNS, noun);
  return answer && answered(() => answer({ laboratory, request, rest }));
}

interface Call {
  laboratory: Laboratory;
  request: ApiRequest;
  /** What follows the noun in the path. */
  rest: readonly string[];
}

type Handler = (call: Call) => Promise<Answer> | Answer;

const NOUNS: Record<string, Handler> = { time, rewind, snapshots, faults, watches, nodes };

async function answered(answer: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) throw wrong(error.message);
    throw error;
  }
}

/** GET: what time it is, how fast it passes, how far back one can go, what is broken. */
function status({ laboratory, request }: Call): Answer {
  only(request, "GET");
  const { world, time, faults, snapshots, isPaused, oldestRevision } = laboratory;
  return jsonAnswer(200, {
    scenario: world.scenario.name,
    now: new Date(world.queue.now()).toISOString(),
    speed: time.speed,
    paused: isPaused,
    revision: world.registry.store.revision,
    oldestRevision,
    watches: world.api.watches.size,
    snapshots: [...snapshots].map(([name, snapshot]) => summary(name, snapshot)),
    faults: faults.list(),
  });
}

/** POST `{"speed": 10}`, `{"paused": true}`, `{"advance": "90s"}`. */
async function time(call: Call): Promise<Answer> {
  const { laboratory, request } = call;
  only(request, "POST");
  const { speed, paused, advance } = await body(request);
  if (speed !== undefined) {
    if (typeof speed !== "number" || !(speed > 0)) throw wrong("speed: expected a number above 0");
    laboratory.resume();
    laboratory.time.speed = speed;
  }
  if (paused === true) laboratory.pause();
  else if (paused === false) laboratory.resume();
  if (advance !== undefined) await laboratory.time.advance(duration(advance, "advance"));
  return status({ ...call, request: { ...request, method: "GET" } });
}

/** POST `{"revision": 120}` or `{"ago": "5m"}`. */
async function rewind({ laboratory, request }: Call): Promise<Answer> {
  only(request, "POST");
  const { revision, ago } = await body(request);
  const { queue } = laboratory.world;
  const target = ago === undefined ? revision : laboratory.revisionAt(queue.now() - duration(ago, "ago"));
  if (typeof target !== "number" || !Number.isInteger(target) || target < 0) {
    throw wrong("revision: expected a whole number, or ago: a duration");
  }
  return jsonAnswer(200, { revision: target, changed: laboratory.rewind(target) });
}

/**
 * GET lists; GET /NAME is the file; POST /NAME takes one, or, with a file as body, brings one; POST /NAME/restore
 * restores it; DELETE /NAME.
 */
async function snapshots({ laboratory, request, rest: [name, action] }: Call): Promise<Answer> {
  const { snapshots } = laboratory;
  const { method } = request;
  if (name === undefined) {
    only(request, "GET");
    return jsonAnswer(200, {
      snapshots: [...snapshots].map(([known, snapshot]) => summary(known, snapshot)),
    });
  }
  if (method === "POST" && action === undefined) {
    const text = new TextDecoder().decode(await request.body());
    const snapshot = text.trim() ? parseSnapshot(text) : laboratory.takeSnapshot();
    snapshots.set(name, snapshot);
    return jsonAnswer(201, summary(name, snapshot));
  }
  const snapshot = snapshots.get(name);
  if (!snapshot) throw missing(`snapshot ${JSON.stringify(name)}`);
  if (method === "GET" && action === undefined) {
    return { code: 200, body: new TextEncoder().encode(snapshotText(snapshot)) };
  }
  if (method === "POST" && action === "restore") {
    await preloadFor(snapshot.objects);
    return jsonAnswer(200, { name, changed: laboratory.restoreSnapshot(snapshot) });
  }
  only(request, "DELETE");
  snapshots.delete(name);
  return jsonAnswer(200, summary(name, snapshot));
}

function summary(name: string, { takenMs, revision, objects }: Snapshot) {
  return { name, takenAt: new Date(takenMs).toISOString(), revision, objects: objects.length };
}

/** GET lists, POST adds, DELETE /NUMBER takes one away, DELETE all of them. */
async function faults({ laboratory, request, rest: [id] }: Call): Promise<Answer> {
  const { faults } = laboratory;
  switch (request.method) {
    case "GET":
      return jsonAnswer(200, { faults: faults.list() });
    case "POST":
      return jsonAnswer(201, faults.add(parseFault(await body(request))));
    default:
      only(request, "DELETE");
      if (id === undefined) faults.clear();
      else if (!faults.remove(Number(id))) throw missing(`fault ${JSON.stringify(id)}`);
      return jsonAnswer(200, { faults: faults.list() });
  }
}

/** POST /expire: watches end with 410, /drop: they break off. */
function watches({ laboratory, request, rest: [how] }: Call): Answer {
  only(request, "POST");
  if (how === "expire") return jsonAnswer(200, { ended: laboratory.expireWatches() });
  if (how === "drop") return jsonAnswer(200, { ended: laboratory.world.api.watches.end("drop") });
  throw missing(`what to do with watches: ${JSON.stringify(how ?? "")}; there are "expire" and "drop"`);
}

/** POST /NAME/ACTION: a machine goes dark or comes back, its disk is full or has room again. */
function nodes({ laboratory, request, rest: [name = "", action = ""] }: Call): Answer {
  only(request, "POST");
  const { kubelets } = laboratory.world;
  if (!kubelets.hasNode(name)) throw missing(`node ${JSON.stringify(name)}`);
  switch (action) {
    case "stop":
      kubelets.stopNode(name);
      break;
    case "start":
      kubelets.startNode(name);
      break;
    case "fill-disk":
      kubelets.fillDisk(name);
      break;
    case "free-disk":
      kubelets.freeDisk(name);
      break;
    default:
      throw missing(
        `action ${JSON.stringify(action)} for nodes; there are "stop", "start", "fill-disk" and "free-disk"`,
      );
  }
  return jsonAnswer(200, { node: name, action });
}

async function body(request: ApiRequest): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await request.body());
  const value: unknown = text.trim() ? JSON.parse(text) : {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong("expected a JSON object");
  }
  return value as Record<string, unknown>;
}

function duration(text: unknown, field: string): number {
  const ms = typeof text === "string" ? parseDuration(text) : undefined;
  if (ms === undefined || ms < 0) {
    throw wrong(`${field}: ${JSON.stringify(text)} is no duration such as "90s" or "1h30m"`);
  }
  return ms;
}

function only({ method }: ApiRequest, allowed: string): void {
  if (method === allowed) return;
  throw new StatusError(405, "MethodNotAllowed", `${method} is not for this path; use ${allowed}`, {});
}

function wrong(message: string): StatusError {
  return new StatusError(400, "BadRequest", message);
}

function missing(what: string): StatusError {
  return new StatusError(404, "NotFound", `there is no ${what}`, {});
}
